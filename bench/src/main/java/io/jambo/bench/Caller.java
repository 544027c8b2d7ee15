package io.jambo.bench;

import io.jambo.bench.real.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// SIPp as the one who calls, on the core of the load.
///
/// @param ports the list of ports that callers name for their audio
record Caller(Bench bench, Path ports) {
  /// SIPp's socket buffers, so that a burst that waits for its turn is not lost.
  static final String BUFFER = "1048576";

  private static final double MILLI = 1e6;

  /// How long the calls of an ended run waited for their answer, from INVITE to 200; SIPp counts
  /// whole milliseconds.
  ///
  /// @param folder where it ran
  Spread answered(Program sipp, Path folder) {
    var file = folder.resolve("caller_" + sipp.pid() + "_rtt.csv");
    if (!Files.exists(file)) {
      return Spread.of(new long[0]);
    }
    try (var lines = Files.lines(file)) {
      return Spread.of(
          lines
              .skip(1)
              .mapToLong(line -> Math.round(MILLI * Double.parseDouble(line.split(";", -1)[1])))
              .toArray());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Calls that many times at that rate a second, and ends when every call has ended or the time is
  /// over. The working folder gets `load.csv`, SIPp's own count.
  Program start(Path folder, int port, int rate, int calls, Duration most) {
    return start("caller.xml", "bench", folder, port, rate, calls, most);
  }

  /// The same with another scenario and another number.
  ///
  /// @param called the user part of who is called
  Program start(
      String scenario, String called, Path folder, int port, int rate, int calls, Duration most) {
    return Program.start(
        bench.load(),
        folder,
        "sipp",
        List.of(
            "sipp",
            "127.0.0.1:" + port,
            "-sf",
            bench.file(scenario).toString(),
            "-s",
            called,
            "-inf",
            ports.toString(),
            "-nostdin",
            "-i",
            "127.0.0.1",
            "-buff_size",
            BUFFER,
            "-r",
            Integer.toString(rate),
            "-m",
            Integer.toString(calls),
            "-l",
            Integer.toString(calls),
            "-timeout",
            most.toSeconds() + "s",
            "-trace_rtt",
            "-rtt_freq",
            "10",
            "-trace_stat",
            "-stf",
            "load.csv",
            "-f",
            "60",
            "-fd",
            "60"));
  }
}
