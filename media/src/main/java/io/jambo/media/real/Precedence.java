package io.jambo.media.real;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the media loops run before the node's other threads. On a core that is full, as while many
/// calls begin at once, the system shares time equally: beside two compilers, four carriers and the
/// sockets' threads a loop would get an eighth, and its packets would be late.
///
/// Linux only, where `nice` belongs to a thread. What the system refuses is done without.
final class Precedence {
  private static final Logger log = LoggerFactory.getLogger(Precedence.class);

  /// Three times an equal share; needs `CAP_SYS_NICE` or `RLIMIT_NICE`.
  private static final int FIRST = -5;

  /// A third of an equal share; everybody may step back.
  private static final int LAST = 5;

  private static final int A_THREAD = 0;
  private static final int THIS_ONE = 0;
  private static final Path THREADS = Path.of("/proc/self/task");

  /// The names of the JVM's compilers, as Linux cuts them off.
  private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");

  private Precedence() {}

  /// The calling thread goes first; where that is not allowed the compilers stand back.
  static void claim() {
    if (Files.isDirectory(THREADS) && !set(THIS_ONE, FIRST)) {
      try (var threads = Files.newDirectoryStream(THREADS)) {
        for (var thread : threads) {
          if (COMPILERS.contains(Files.readString(thread.resolve("comm")).strip())) {
            boolean _ = set(Integer.parseInt(thread.getFileName().toString()), LAST);
          }
        }
      } catch (IOException _) {
        // A thread that has just ended.
      }
      log.atInfo().log("audio has no precedence; CAP_SYS_NICE or a nice limit would allow it");
    }
  }

  private static boolean set(int thread, int nice) {
    try {
      return (int) setPriority().invokeExact(A_THREAD, thread, nice) == 0;
    } catch (Throwable fault) {
      throw new IllegalStateException("setpriority failed", fault);
    }
  }

  @SuppressWarnings("restricted") // the one function that Java has no word for
  private static MethodHandle setPriority() {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("setpriority"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT));
  }
}
