package io.jambo.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes wav files for scripted applications: RIFF, PCM, 16 bit, mono, 8,000 samples a second.
public final class WavFile {
  private static final int HEADER = 44;

  private WavFile() {}

  /// The whole file.
  public static byte[] of(Audio audio) {
    int data = audio.samples().length * 2;
    var file = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
    tag(file, "RIFF").putInt(HEADER - 8 + data);
    tag(file, "WAVE");
    tag(file, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    file.putInt(Audio.RATE).putInt(Audio.RATE * 2).putShort((short) 2).putShort((short) 16);
    tag(file, "data").putInt(data);
    for (short sample : audio.samples()) {
      file.putShort(sample);
    }
    return file.array();
  }

  private static ByteBuffer tag(ByteBuffer file, String name) {
    return file.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
