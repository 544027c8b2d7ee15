package io.jambo.bench.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine that is measured on, as far as a reader of the figures wants to know it. Linux only:
/// elsewhere a program can't be kept to one core.
public final class Machine {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final Path GOVERNOR =
      Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

  /// The unit of /proc/stat.
  private static final long TICK_MILLIS = 10;

  /// Its field behind `cpu0`, user, nice and system.
  private static final int IDLE = 4;

  private Machine() {}

  /// The cores that this process may use; none where that is not to be known.
  public static List<Integer> cores() {
    var cores = new ArrayList<Integer>();
    line(STATUS, "Cpus_allowed_list")
        .ifPresent(list -> {
          for (var range : list.split(",", -1)) {
            var ends = range.strip().split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
              cores.add(core);
            }
          }
        });
    return cores;
  }

  /// Whether a program of that name is on the path.
  public static boolean has(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Keeps this process, the bench itself, to one core.
  public static void keepTo(int core) {
    var self = Long.toString(ProcessHandle.current().pid());
    var list = Integer.toString(core);
    try {
      var taskset =
          new ProcessBuilder("taskset", "-a", "-c", "-p", list, self)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (taskset.waitFor() != 0) {
        throw new IllegalStateException("taskset can't keep the bench to core " + core);
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("the bench was stopped", stop);
    }
  }

  /// How long a core has had nothing to do since the machine started.
  public static Duration idle(int core) {
    return text(Path.of("/proc/stat"))
        .flatMap(text -> text.lines().filter(line -> line.startsWith("cpu" + core + " ")).findAny())
        .map(line -> line.split(" ", -1))
        .map(field -> Duration.ofMillis(TICK_MILLIS * Long.parseLong(field[IDLE])))
        .orElse(Duration.ZERO);
  }

  /// The flags of this JVM, which the server's JVM gets too.
  public static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /// This JVM's `java`.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Two lines for the head of the figures.
  public static String description() {
    var governor = text(GOVERNOR).map(String::strip).orElse("not to be known, a virtual machine?");
    return String.format(
        Locale.ROOT,
        "%d cores of %s; %s %s, Java %s%n"
            + "frequency governor: %s; load average before: %.1f (above 0: others were at work)",
        cores().size(),
        line(CPUS, "model name").orElse("an unnamed processor"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        governor,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /// The first `name: value` of a file.
  private static Optional<String> line(Path file, String name) {
    return text(file)
        .flatMap(text -> text.lines().filter(line -> line.startsWith(name)).findFirst())
        .map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
