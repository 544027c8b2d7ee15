package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The house stays readable: sizes, docs, and nothing left lying about (CONTRIBUTING.md).
class TidyTest {
  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final int MOST_LINES_OF_A_METHOD = 60;
  private static final int MOST_LINES_OF_THE_MEDIAN_FILE = 80;

  private static final Pattern LEFTOVER = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b");
  private static final Pattern BANNER = Pattern.compile("^\\s*//\\s*[-=*#]{4,}");
  private static final Pattern SLEEP = Pattern.compile("\\bsleep\\(");
  private static final Pattern UNWANTED_NAME =
      Pattern.compile("^(?:Abstract\\w+|\\w+(?:Impl|Manager|Helper|Utils?)|I[A-Z][a-z]\\w+)$");

  /// Written in pieces, since no file of the house may name a package registry, this one included.
  private static final Pattern REGISTRY =
      Pattern.compile(
          String.join(
              "|",
              "registry\\." + "npmjs",
              "repo1?\\." + "maven",
              "central\\." + "sonatype",
              "pypi\\." + "org",
              "python" + "hosted",
              "deb\\." + "debian",
              "docker\\." + "io",
              "jit" + "pack",
              "plugins\\." + "gradle"));

  /// Folders of one person's or one machine's.
  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.])/(?:home/[a-z]|root/|Users/(?!me\\b)[a-z]|work/)");

  @Test
  void noFileIsLongerThanFourHundredLines() {
    var offences = new TreeSet<String>();
    for (var file : House.sources()) {
      if (House.lines(file).size() > MOST_LINES_OF_A_FILE) {
        offences.add(House.name(file));
      }
    }
    assertThat(offences)
        .containsExactlyInAnyOrderElementsOf(House.exceptions(what -> what.endsWith(".java")));
  }

  @Test
  void noMethodIsLongerThanSixtyLines() {
    var offences = new TreeSet<String>();
    for (var method : Sources.methods(House.sources())) {
      if (method.lines() > MOST_LINES_OF_A_METHOD) {
        offences.add(method.where());
      }
    }
    assertThat(offences)
        .containsExactlyInAnyOrderElementsOf(House.exceptions(what -> what.contains("#")));
  }

  @Test
  void theMedianFileIsShort() {
    var sizes =
        House.mainSources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .map(file -> House.lines(file).size())
            .sorted()
            .toList();
    assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MOST_LINES_OF_THE_MEDIAN_FILE);
  }

  @Test
  void everyTopLevelTypeSaysWhatItIs() {
    assertThat(Sources.types(House.mainSources()))
        .filteredOn(type -> !type.documented())
        .extracting(Sources.Type::where)
        .isEmpty();
  }

  @Test
  void docsAreMarkdown() {
    assertThat(offences(House.sources(), Pattern.compile("^\\s*/\\*\\*"))).isEmpty();
  }

  @Test
  void everyPackageIntroducesItselfAndIsNullMarked() {
    Stream<Path> folders = House.mainSources().stream().map(Path::getParent).distinct();
    assertThat(folders.map(folder -> folder.resolve("package-info.java")))
        .allSatisfy(page -> {
          assertThat(page).exists();
          assertThat(House.text(page)).startsWith("///").contains("@NullMarked");
        });
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(offences(House.sources(), LEFTOVER, BANNER)).isEmpty();
  }

  @Test
  void typesAreNamedByNouns() {
    assertThat(Sources.types(House.mainSources()))
        .extracting(type -> type.where().substring(type.where().indexOf('#') + 1))
        .filteredOn(UNWANTED_NAME.asMatchPredicate())
        .isEmpty();
  }

  @Test
  void noTestSleeps() {
    var tests =
        House.sources().stream()
            .filter(file -> House.name(file).contains("/src/test/"))
            .filter(file -> !House.name(file).startsWith("interop/"))
            .toList();
    assertThat(offences(tests, SLEEP)).isEmpty();
  }

  @Test
  void noFileNamesARegistryOrAMachinesFolder() {
    var texts = House.files().stream().filter(TidyTest::isText).toList();
    assertThat(offences(texts, REGISTRY, MACHINE)).isEmpty();
  }

  private static boolean isText(Path file) {
    var endings =
        Set.of("java", "md", "xml", "sh", "txt", "json", "yaml", "yml", "svg", "config", "patch");
    var name = file.getFileName().toString();
    return endings.contains(name.substring(name.lastIndexOf('.') + 1))
        || name.equals("jambo")
        || name.equals("run");
  }

  private static List<String> offences(List<Path> files, Pattern... patterns) {
    var found = new ArrayList<String>();
    for (var file : files) {
      int number = 0;
      for (var line : House.lines(file)) {
        number++;
        for (var pattern : patterns) {
          if (pattern.matcher(line).find() && !file.endsWith("TidyTest.java")) {
            found.add(House.name(file) + ":" + number + ": " + line.strip());
          }
        }
      }
    }
    return found;
  }
}
