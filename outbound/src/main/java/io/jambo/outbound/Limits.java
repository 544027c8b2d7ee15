package io.jambo.outbound;

import java.time.Duration;

/// How long a request may take and how much it may bring (security.md 13).
///
/// @param firstByte from the start to the response headers; in a [Download] also the longest
///   silence between two pieces
/// @param total from the start to the last byte, waiting for a permit included
/// @param bytes the body as it comes over the network
/// @param inflatedBytes the body after gzip
public record Limits(
    Duration connect, Duration firstByte, Duration total, long bytes, long inflatedBytes) {
  /// What a hook gets unless the node is configured otherwise.
  public static final Limits HOOK =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          256 * 1024,
          1024 * 1024);

  /// What a media file gets; a day is the leak guard for one that comes slowly.
  public static final Limits MEDIA =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofDays(1),
          50 * 1024 * 1024,
          50 * 1024 * 1024);

  /// The same for a stream without an end: what comes of it is bounded by who reads it.
  Limits endless() {
    return new Limits(connect, firstByte, total, Long.MAX_VALUE, inflatedBytes);
  }
}
