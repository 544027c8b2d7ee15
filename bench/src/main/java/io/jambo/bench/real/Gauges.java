package io.jambo.bench.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a server under load says of itself, and what the system says of it.
///
/// @param port of its management listener
public record Gauges(int port, long pid) {
  private static final Path COLLECT = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final long KIB = 1_024;

  /// Every metric by its name and labels.
  public Map<String, Double> metrics() {
    var metrics = new LinkedHashMap<String, Double>();
    get("/metrics")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int blank = line.lastIndexOf(' ');
          metrics.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        });
    return metrics;
  }

  /// How much of its heap is alive, in bytes, after a collection of all of it.
  public double liveHeap() {
    collect();
    return metrics().entrySet().stream()
        .filter(metric -> metric.getKey().startsWith("jvm_memory_pool_collection_used_bytes"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /// Its resident memory in bytes.
  public long resident() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .map(kib -> kib * KIB)
          .findAny()
          .orElse(0);
    } catch (IOException ended) {
      throw new UncheckedIOException("the server has ended", ended);
    }
  }

  /// How many descriptors it has open.
  public long descriptors() {
    try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    } catch (IOException ended) {
      throw new UncheckedIOException("the server has ended", ended);
    }
  }

  private void collect() {
    try {
      var jcmd =
          new ProcessBuilder(COLLECT.toString(), Long.toString(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (jcmd.waitFor() != 0) {
        throw new IllegalStateException("jcmd can't collect the server's garbage");
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("the bench was stopped", stop);
    }
  }

  private String get(String path) {
    try (var answer = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
