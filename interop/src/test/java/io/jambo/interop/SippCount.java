package io.jambo.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// SIPp's own count of a run, the last line of its statistics.
final class SippCount {
  private SippCount() {}

  /// How many of the calls did not end as their scenario says.
  static int failed(Path statistics, int calls) {
    try {
      var lines = Files.readAllLines(statistics);
      var names = Arrays.asList(lines.getFirst().split(";", -1));
      var values = lines.getLast().split(";", -1);
      return calls - Integer.parseInt(values[names.indexOf("SuccessfulCall(C)")]);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
