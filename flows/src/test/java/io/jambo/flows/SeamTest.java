package io.jambo.flows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Time, waiting, forking and chance go through `kit`: otherwise the World could not be the clock.
///
/// Excepted are `kit` itself and the `real` side of a room.
class SeamTest {
  /// Any use of these types (or of a subtype) waits, forks, asks the time or draws a number.
  private static final List<String> TYPES =
      List.of(
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.Process",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.concurrent.Executor",
          "java.util.concurrent.Executors",
          "java.util.concurrent.CompletionService",
          "java.util.concurrent.ForkJoinTask",
          "java.util.concurrent.StructuredTaskScope",
          "java.util.concurrent.BlockingQueue",
          "java.util.concurrent.CountDownLatch",
          "java.util.concurrent.CyclicBarrier",
          "java.util.concurrent.Exchanger",
          "java.util.concurrent.Phaser",
          "java.util.concurrent.Semaphore",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.locks.Lock",
          "java.util.concurrent.locks.ReadWriteLock",
          "java.util.concurrent.locks.StampedLock",
          "java.util.concurrent.locks.Condition",
          "java.util.concurrent.locks.LockSupport",
          "java.util.concurrent.locks.AbstractOwnableSynchronizer",
          "java.security.SecureRandom",
          "java.util.random.RandomGeneratorFactory",
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.DatagramSocket",
          "java.net.URLConnection",
          "java.nio.channels.SelectableChannel",
          "java.nio.channels.Selector");

  /// Single methods by type and name; all overloads are meant, and all types below.
  private static final Pattern METHODS =
      Pattern.compile(
          String.join(
              "|",
              "java\\.lang\\.System\\.(nanoTime|currentTimeMillis|identityHashCode)",
              "java\\.lang\\.Runtime\\.(addShutdownHook|exec)",
              "java\\.lang\\.(Math|StrictMath)\\.random",
              "java\\.time\\..*\\.now",
              "java\\.time\\.Clock\\.(system|tick).*",
              "java\\.time\\.InstantSource\\.system",
              "java\\.util\\.Calendar\\.getInstance",
              "java\\.util\\.UUID\\.randomUUID",
              "java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)",
              "java\\.util\\.concurrent\\.TimeUnit\\.(sleep|timed.*)",
              "java\\.util\\.concurrent\\.Future\\.get",
              "java\\.util\\.concurrent\\.CompletableFuture"
                  + "\\.(join|orTimeout|completeOnTimeout|delayedExecutor)",
              "java\\.util\\.concurrent\\.CompletionStage\\..*Async",
              "java\\.util\\.(Collection|stream\\.BaseStream)\\.parallel.*",
              "java\\.util\\.Arrays\\.parallel.*",
              "java\\.net\\.URL\\.(openStream|openConnection)"));

  /// The methods of a monitor. They are final, so a method of such a name elsewhere is another one.
  private static final Pattern MONITOR =
      Pattern.compile("java\\.lang\\.Object\\.(?:wait|notify|notifyAll)\\(.*");

  /// Constructors and calls that, given no more than this, ask the system for the rest.
  private static final Set<String> UNSEEDED =
      Set.of(
          "java.util.Random.<init>()",
          "java.util.SplittableRandom.<init>()",
          "java.util.Date.<init>()",
          "java.util.GregorianCalendar.<init>()",
          "java.util.Collections.shuffle(java.util.List)");

  /// Asks the system for an address. `node` may: it reads its settings before anything runs.
  private static final Pattern NAMES =
      Pattern.compile(
          "java\\.net\\.InetAddress\\.(?:getByName|getAllByName|getLocalHost)\\(.*"
              + "|java\\.net\\.InetSocketAddress\\.<init>\\(java\\.lang\\.String, int\\)");

  @Test
  void timeWaitingForkingAndChanceLiveInTheKit() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.jambo.kit", "io.jambo.*.real")
        .should()
        .accessTargetWhere(DescribedPredicate.describe("the target is real", SeamTest::isReal))
        .because("a test must be able to be the clock")
        .check(FloorPlanTest.CLASSES);
  }

  @Test
  void onlyTheAssemblyAsksTheSystemForAddresses() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.jambo.node..", "io.jambo.*.real")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "the target resolves names",
                access -> NAMES.matcher(access.getTarget().getFullName()).matches()))
        .because("an answer may take seconds, and a World has no name server but its own")
        .check(FloorPlanTest.CLASSES);
  }

  @Test
  void nobodyHoldsAMonitorOutsideTheKitWithoutAReason() {
    assertThat(
            simulatedSources()
                .filter(Sources::holdsMonitor)
                .map(file -> House.name(file) + "!monitor"))
        .as("the World would stand still if somebody waited inside one")
        .containsExactlyInAnyOrderElementsOf(House.exceptions(what -> what.endsWith("!monitor")));
  }

  @Test
  void nothingDependsOnAnOrderThatEveryJvmMakesAnew() {
    assertThat(simulatedSources().flatMap(Sources::unsteadyLoops)).isEmpty();
  }

  private static Stream<Path> simulatedSources() {
    return House.mainSources().stream()
        .filter(file -> !House.name(file).matches("(?:kit|bench)/.*|.*/real/.*"));
  }

  private static boolean isReal(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var member = "." + access.getTarget().getName();
    return TYPES.stream().anyMatch(owner::isAssignableTo)
        || UNSEEDED.contains(access.getTarget().getFullName())
        || MONITOR.matcher(access.getTarget().getFullName()).matches()
        || Stream.of(Set.of(owner), owner.getAllRawSuperclasses(), owner.getAllRawInterfaces())
            .flatMap(Collection::stream)
            .anyMatch(type -> METHODS.matcher(type.getName() + member).matches());
  }
}
