package io.jambo.media;

/// Where the bytes of an audio file come from: a download, a file, an array.
@FunctionalInterface
interface Octets {
  /// Waits for the next bytes.
  ///
  /// @return how many were put at the start of the array, -1 after the last one
  int read(byte[] into);
}
