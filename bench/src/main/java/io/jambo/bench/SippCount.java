package io.jambo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What SIPp has counted when it ended: the last line of its statistics.
///
/// @param retransmissions by the caller
record SippCount(int good, int failed, int retransmissions) {
  static SippCount read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      var names = Arrays.asList(lines.getFirst().split(";", -1));
      var values = lines.getLast().split(";", -1);
      return new SippCount(
          Integer.parseInt(values[names.indexOf("SuccessfulCall(C)")]),
          Integer.parseInt(values[names.indexOf("FailedCall(C)")]),
          Integer.parseInt(values[names.indexOf("Retransmissions(C)")]));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
