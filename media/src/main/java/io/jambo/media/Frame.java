package io.jambo.media;

/// The units in which audio moves: samples at 8,000 a second, frames of 20 ms.
final class Frame {
  /// Samples of one frame.
  static final int SAMPLES = 20 * Narrowband.PER_MILLI;

  /// One millisecond, as [io.jambo.kit.Kit#nanos()] counts.
  static final long MILLI = 1_000_000;

  private Frame() {}
}
