package io.jambo.media;

/// Decodes plain samples: the body of a wav file, or a file without a header.
final class SampleDecoder implements Decoder {
  private static final int FRAMES_AT_ONCE = 1_024;

  private final OctetReader reader;
  private final SampleFormat format;
  private final byte[] block;
  private final short[] single = new short[1];
  private long bytesLeft;

  /// @param bytes how many belong to the samples; more may follow that do not
  SampleDecoder(OctetReader reader, SampleFormat format, long bytes) {
    this.reader = reader;
    this.format = format;
    this.block = new byte[FRAMES_AT_ONCE * format.frameBytes()];
    this.bytesLeft = bytes;
  }

  @Override
  public int rate() {
    return format.rate();
  }

  @Override
  public int read(short[] into, int from, int to) {
    int one = format.frameBytes();
    // A moment that is cut off in its middle is left out.
    if (bytesLeft < one || reader.fill(block, 0, one) < one) {
      return -1;
    }
    // The rest only as far as it is there: nobody shall wait for a whole block of a slow stream.
    long wanted = Math.min((long) (to - from) * one, Math.min(bytesLeft, block.length)) - one;
    int more = (int) Math.min(wanted, reader.ready()) / one * one;
    int frames = (one + reader.fill(block, one, one + more)) / one;
    bytesLeft -= (long) frames * one;
    for (int i = 0; i < frames; i++) {
      into[from + i] = frame(i * format.frameBytes());
    }
    return frames;
  }

  private short frame(int at) {
    int first = sample(at);
    if (format.channels() == 1) {
      return (short) first;
    }
    return (short) ((first + sample(at + format.encoding().bytes())) / 2);
  }

  private int sample(int at) {
    return switch (format.encoding()) {
      case LINEAR_8 -> ((block[at] & 0xFF) - 128) << 8;
      case LINEAR_16 -> (block[at] & 0xFF) | (block[at + 1] << 8);
      case LINEAR_24 -> (block[at + 1] & 0xFF) | (block[at + 2] << 8);
      case ALAW -> {
        G711.decodeAlaw(block, at, 1, single, 0);
        yield single[0];
      }
      case ULAW -> {
        G711.decodeUlaw(block, at, 1, single, 0);
        yield single[0];
      }
    };
  }
}
