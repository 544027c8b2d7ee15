package io.jambo.fuzz;

import java.util.Objects;

/// The door for Jazzer's driver, which calls the method of this name; the system property
/// `jambo.fuzz.target` says which target it feeds. One JVM fuzzes one target.
public final class Fuzzer {
  private static final Target TARGET =
      Target.of(Objects.requireNonNull(System.getProperty("jambo.fuzz.target"), "no target"));

  private Fuzzer() {}

  /// Tries one input.
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.takes(input);
  }
}
