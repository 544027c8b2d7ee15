package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./jambo` as a shell sees it: the real script in a house of one class, with a Maven that only
/// compiles that class and notes that it was called.
class FrontDeskTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      set -e
      echo called >> maven-calls
      echo '[INFO] Building node 0.1.0-SNAPSHOT   [1/1]'
      mkdir -p node/target/classes
      if ! "$JAVA_HOME/bin/javac" -d node/target/classes node/src/main/java/Main.java 2> errors; then
        echo "[ERROR] $(head -1 errors)"
        exit 1
      fi
      "$JAVA_HOME/bin/jar" cfe node/target/jambo.jar Main -C node/target/classes .
      """;

  @TempDir Path scratch;
  private Path house;
  private Shell shell;

  @BeforeEach
  void buildsAHouse() throws IOException {
    house = Files.createDirectories(scratch.resolve("a house"));
    Files.copy(REPOSITORY.resolve("jambo"), house.resolve("jambo"));
    var desk = Files.createDirectories(house.resolve("desk"));
    try (var parts = Files.list(REPOSITORY.resolve("desk"))) {
      for (var part : parts.toList()) {
        Files.copy(part, desk.resolve(part.getFileName()));
      }
    }
    for (var file : List.of("pom.xml", "node/pom.xml", ".mvn/jvm.config")) {
      Files.createDirectories(house.resolve(file).getParent());
      Files.writeString(house.resolve(file), "");
    }
    var maven = Files.createDirectories(scratch.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    assertThat(house.resolve("jambo").toFile().setExecutable(true)).isTrue();
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    var path = maven.getParent() + ":" + System.getenv("PATH");
    // With CI set no start cache is made behind a test's back.
    shell =
        new Shell(
            scratch,
            Map.of("PATH", path, "JAMBO_JAVA_HOME", System.getProperty("java.home"), "CI", "1"));
    says("one");
  }

  @Test
  void theFirstStartBuildsAndTheNextOnlyRuns() throws IOException {
    assertThat(jambo("serve").out()).isEqualTo("one serve\n");
    assertThat(jambo("check", "a file").out()).isEqualTo("one check a file\n");
    assertThat(builds()).isOne();
  }

  @Test
  void aChangedSourceIsBuiltBeforeItRuns() throws IOException {
    jambo("serve");
    says("two");
    assertThat(jambo("serve").out()).isEqualTo("two serve\n");
    says("one");
    assertThat(jambo("serve").out()).isEqualTo("one serve\n");
  }

  @Test
  void aRemovedSourceIsNoticed() throws IOException {
    var other = Files.writeString(house.resolve("node/src/main/java/Other.java"), "class Other {}");
    jambo("serve");
    Files.delete(other);
    jambo("serve");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws IOException {
    var first = shell.start(house.resolve("jambo").toString(), "serve");
    var second = shell.start(house.resolve("jambo").toString(), "serve");
    assertThat(first.ended().out()).isEqualTo("one serve\n");
    assertThat(second.ended().out()).isEqualTo("one serve\n");
    assertThat(builds()).isOne();
  }

  @Test
  void aSourceThatDoesNotCompileIsShownWithTheLogsPath() throws IOException {
    Files.writeString(house.resolve("node/src/main/java/Main.java"), "class Main {");
    var failed = jambo("serve");
    assertThat(failed.code()).isOne();
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("Main.java:1: error").contains(".cache/build.log");
  }

  @Test
  void theExitCodeIsTheProgramsOwn() throws IOException {
    assertThat(jambo("check", "exit", "1").code()).isOne();
    assertThat(jambo("serve").code()).isZero();
  }

  @Test
  void aSymbolicLinkFromElsewhereIsFollowed() throws IOException {
    var link = scratch.resolve("bin/phone");
    Files.createSymbolicLink(link, Path.of("../a house/jambo"));
    assertThat(shell.run(link.toString(), "call").out()).isEqualTo("one call\n");
  }

  @Test
  void aMissingJdkIsOneSentence() throws IOException {
    var java = house.resolve("desk/java.sh");
    Files.writeString(java, Files.readString(java).replace("JDK=25", "JDK=99"));
    var missing =
        shell.run("env", "-u", "JAMBO_JAVA_HOME", house.resolve("jambo").toString(), "demo");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.out()).isEmpty();
    assertThat(missing.err().lines()).singleElement().asString().contains("JDK 99", "install");
  }

  @Test
  void aWrongJamboJavaHomeIsNamedAndNotPassedOver() {
    var jambo = house.resolve("jambo").toString();
    var wrong = shell.run("env", "JAMBO_JAVA_HOME=/nowhere", jambo, "serve");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err().lines()).singleElement().asString().contains("/nowhere");
  }

  @Test
  void anUnknownWordGetsTheNearestOne() {
    var unknown = jambo("sevre");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err().lines()).singleElement().asString().contains("./jambo serve");
  }

  @Test
  void aPlannedWordEndsWithOneSentenceAndNotWithZero() {
    var planned = jambo("drain", "now");
    assertThat(planned.code()).isEqualTo(5);
    assertThat(planned.err().lines()).singleElement().asString().contains("not built yet");
  }

  @Test
  void aStartMakesItsCacheBehindItsBackForTheNextOne() throws IOException {
    var java = house.resolve("desk/java.sh");
    Files.writeString(
        java, Files.readString(java).replaceFirst("CALM_SECONDS=\\d+", "CALM_SECONDS=0"));
    var jambo = house.resolve("jambo").toString();

    assertThat(shell.run("env", "-u", "CI", jambo, "serve").out()).isEqualTo("one serve\n");

    // Whoever gets the lock has waited for the end of the making.
    shell.run("flock", house.resolve(".cache/start-cache.lock").toString(), "true");
    try (var files = Files.list(house.resolve(".cache"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .filteredOn(name -> name.endsWith(".aot"))
          .hasSize(1);
    }
    assertThat(shell.run("env", "-u", "CI", jambo, "serve").out()).isEqualTo("one serve\n");
  }

  private Ended jambo(String... arguments) {
    var command = new String[arguments.length + 1];
    command[0] = house.resolve("jambo").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return shell.run(command);
  }

  private void says(String word) throws IOException {
    var main = house.resolve("node/src/main/java/Main.java");
    Files.createDirectories(main.getParent());
    Files.writeString(
        main,
        """
        class Main {
          public static void main(String[] args) {
            System.out.println("%s " + String.join(" ", args));
            if (args.length > 2 && args[1].equals("exit")) System.exit(Integer.parseInt(args[2]));
          }
        }
        """
            .formatted(word));
  }

  private int builds() throws IOException {
    return Files.readAllLines(house.resolve("maven-calls")).size();
  }
}
