package io.jambo.media;

import io.jambo.wire.Parsed;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/// Decodes MPEG audio, layers I to III, frame by frame as it comes; one task owns it.
///
/// JLayer does the work. What it is given is bounded: tags of ID3 are passed over before it sees
/// them, since it would make room for whatever size they claim, and no more than [#MOST_WITHOUT] of
/// what is no frame is searched for one. A fault inside it ends the audio (security.md RTP-8).
final class Mp3 implements Decoder {
  /// Bytes that may be no audio at all in one run.
  static final int MOST_WITHOUT = 64 * 1_024;

  private static final int TAG_HEADER = 10;
  private static final int MOST_TAGS = 4;

  private final Bitstream frames;
  private final Bounded bytes;
  private final javazoom.jl.decoder.Decoder decoder = new javazoom.jl.decoder.Decoder();
  private SampleBuffer samples = new SampleBuffer(0, 1);
  private int rate;
  private int at;

  private Mp3(OctetReader reader) {
    bytes = new Bounded(reader);
    frames = new Bitstream(bytes);
  }

  /// Reads up to the first frame, which tells the rate.
  static Parsed<Decoder> open(OctetReader reader) {
    for (int tags = 0; tagged(reader); tags++) {
      if (tags == MOST_TAGS || !reader.skip(tagLength(reader))) {
        return Parsed.malformed("nothing but tags", 0);
      }
    }
    var mp3 = new Mp3(reader);
    return mp3.next() ? new Parsed.Ok<>(mp3) : Parsed.malformed("no frame of MPEG audio", 0);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int read(short[] into, int from, int to) {
    while (at >= samples.getBufferLength()) {
      if (!next()) {
        return -1;
      }
    }
    int channels = samples.getChannelCount();
    int count = Math.min(to - from, (samples.getBufferLength() - at) / channels);
    short[] decoded = samples.getBuffer();
    for (int i = 0; i < count; i++) {
      into[from + i] = channels == 1 ? decoded[at] : (short) ((decoded[at] + decoded[at + 1]) / 2);
      at += channels;
    }
    return count;
  }

  /// Decodes the next frame; false when there is none, or one of another rate.
  private boolean next() {
    try {
      bytes.allow(MOST_WITHOUT);
      var header = frames.readFrame();
      if (header == null || (rate != 0 && frequency(header) != rate)) {
        return false;
      }
      rate = frequency(header);
      samples = (SampleBuffer) decoder.decodeFrame(header, frames);
      frames.closeFrame();
      at = 0;
      return samples.getChannelCount() > 0;
    } catch (BitstreamException | DecoderException unreadable) {
      return false;
    } catch (RuntimeException fault) {
      if (bytes.broke(fault)) {
        throw fault;
      }
      // What JLayer's authors did not foresee, such as an index or a division: the audio ends
      // there.
      return false;
    }
  }

  private static int frequency(Header header) {
    return header.frequency();
  }

  private static boolean tagged(OctetReader reader) {
    return reader.peek(0) == 'I' && reader.peek(1) == 'D' && reader.peek(2) == '3';
  }

  /// Four times seven bits (ID3v2 3.1).
  private static long tagLength(OctetReader reader) {
    long length = 0;
    for (int i = 6; i < TAG_HEADER; i++) {
      length = (length << 7) | (reader.peek(i) & 0x7f);
    }
    return TAG_HEADER + length;
  }

  /// The file as a stream that ends when too much of it was no audio. Never waits for more than one
  /// byte.
  private static final class Bounded extends InputStream {
    private final OctetReader reader;
    private final byte[] one = new byte[1];
    private int allowed;

    /// What reading the file itself has thrown: no fault of JLayer's.
    private @Nullable RuntimeException broken;

    Bounded(OctetReader reader) {
      this.reader = reader;
    }

    boolean broke(RuntimeException fault) {
      return fault.equals(broken);
    }

    void allow(int count) {
      allowed = count;
    }

    @Override
    public int read() {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      try {
        return some(into, from, length);
      } catch (RuntimeException fault) {
        broken = fault;
        throw fault;
      }
    }

    private int some(byte[] into, int from, int length) {
      if (length == 0 || allowed <= 0 || reader.fill(into, from, from + 1) == 0) {
        return length == 0 ? 0 : -1;
      }
      int more = Math.min(Math.min(length, allowed) - 1, reader.ready());
      int count = 1 + reader.fill(into, from + 1, from + 1 + Math.max(0, more));
      allowed -= count;
      return count;
    }
  }
}
