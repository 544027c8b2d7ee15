package io.jambo.interop;

import io.jambo.testkit.Audio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Wav files, made and read by the JDK and not by us.
final class Wav {
  private Wav() {}

  /// A sine of 16 bit, the same in every channel.
  static byte[] tone(double hertz, int amplitude, int millis, int rate, int channels) {
    int frames = rate * millis / 1_000;
    var samples = ByteBuffer.allocate(frames * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < frames; at++) {
      short sample = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * at / rate));
      for (int channel = 0; channel < channels; channel++) {
        samples.putShort(sample);
      }
    }
    var format = new AudioFormat(rate, Short.SIZE, channels, true, false);
    var stream = new AudioInputStream(new ByteArrayInputStream(samples.array()), format, frames);
    var file = new ByteArrayOutputStream();
    try {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return file.toByteArray();
  }

  /// A recording of a call: 8,000 samples a second, one channel.
  static Audio read(Path file) {
    var wanted = new AudioFormat(Audio.RATE, Short.SIZE, 1, true, false);
    try (var found = AudioSystem.getAudioInputStream(file.toFile());
        var stream = AudioSystem.getAudioInputStream(wanted, found)) {
      var bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      var samples = new short[bytes.remaining() / Short.BYTES];
      bytes.asShortBuffer().get(samples);
      return new Audio(samples);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (UnsupportedAudioFileException strange) {
      throw new AssertionError("no wav file: " + file, strange);
    }
  }
}
