package io.jambo.node.real;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the machine, its container or whoever started the node lets it have; each limit is told in
/// one line of the log, as a warning with what to do where it is low.
public final class MachineLimits {
  private static final Logger log = LoggerFactory.getLogger(MachineLimits.class);

  /// A call has a socket for RTP and one for RTCP.
  private static final int DESCRIPTORS_A_CALL = 2;

  /// Libraries, listeners, connections to applications.
  private static final int OTHER_DESCRIPTORS = 500;

  /// A node of the usual size wants to hold that many calls.
  private static final long USUAL_CALLS = 1_000;

  private static final long LEAST_HEAP = 256L << 20;

  /// Loops, workers, carriers and the JVM's own; calls take none.
  private static final long LEAST_THREADS = 256;

  private static final List<Path> MEMORY =
      List.of(
          Path.of("/sys/fs/cgroup/memory.max"),
          Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

  private static final List<Path> THREADS =
      List.of(Path.of("/sys/fs/cgroup/pids.max"), Path.of("/sys/fs/cgroup/pids/pids.max"));

  private static final Path OWN = Path.of("/proc/self/limits");

  private MachineLimits() {}

  /// Looks and tells.
  public static void tell() {
    memory();
    descriptors();
    threads();
  }

  private static void memory() {
    long heap = Runtime.getRuntime().maxMemory();
    var container = first(MEMORY).stream().mapToObj(most -> (most >> 20) + " MiB").findAny();
    tell(
        "memory",
        (heap >> 20) + " MiB of heap, container " + container.orElse("without a limit"),
        heap >= LEAST_HEAP,
        "give the container more memory, or the JVM a larger -Xmx");
  }

  private static void descriptors() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long most = system.getMaxFileDescriptorCount();
      long calls = Math.max(0, most - OTHER_DESCRIPTORS) / DESCRIPTORS_A_CALL;
      tell(
          "descriptors",
          most + ", enough for " + calls + " calls",
          calls >= USUAL_CALLS,
          "raise it: ulimit -n, or LimitNOFILE= of the service");
    }
  }

  private static void threads() {
    threadsAllowed()
        .ifPresent(most ->
            tell(
                "threads",
                Long.toString(most),
                most >= LEAST_THREADS,
                "raise it: ulimit -u, TasksMax= of the service, or the container's pids"));
  }

  private static void tell(String limit, String most, boolean enough, String remedy) {
    var line =
        (enough ? log.atInfo() : log.atWarn())
            .addKeyValue("limit", limit)
            .addKeyValue("most", most)
            .addKeyValue("do", enough ? "nothing" : remedy);
    line.log("limit of the machine");
  }

  /// The smaller one of the container's limit and the user's.
  private static OptionalLong threadsAllowed() {
    var container = first(THREADS);
    try (var lines = Files.lines(OWN)) {
      var own =
          lines
              .filter(line -> line.startsWith("Max processes"))
              .map(line -> line.substring("Max processes".length()).strip().split("\\s+", 2)[0])
              .filter(text -> text.matches("\\d+"))
              .mapToLong(Long::parseLong)
              .findAny();
      if (own.isPresent() && container.isPresent()) {
        return OptionalLong.of(Math.min(own.getAsLong(), container.getAsLong()));
      }
      return own.isPresent() ? own : container;
    } catch (IOException _) {
      return container;
    }
  }

  /// The number in the first of these files that has one; a container without a limit says `max`.
  private static OptionalLong first(List<Path> files) {
    for (var file : files) {
      try {
        var text = Files.readString(file).strip();
        if (text.matches("\\d{1,18}")) {
          return OptionalLong.of(Long.parseLong(text));
        }
      } catch (IOException _) {
        // The other version of cgroups, or none.
      }
    }
    return OptionalLong.empty();
  }
}
