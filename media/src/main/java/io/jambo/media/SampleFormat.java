package io.jambo.media;

/// How the samples of a file are written down.
///
/// @param channels 1 or 2
record SampleFormat(Encoding encoding, int channels, int rate) {
  /// One sample's form; those of more than a byte have the lowest byte first.
  enum Encoding {
    LINEAR_8(1),
    LINEAR_16(2),
    LINEAR_24(3),
    ALAW(1),
    ULAW(1);

    private final int bytes;

    Encoding(int bytes) {
      this.bytes = bytes;
    }

    /// How many bytes one sample takes.
    int bytes() {
      return bytes;
    }
  }

  /// How many bytes the samples of one moment take.
  int frameBytes() {
    return encoding.bytes() * channels;
  }
}
