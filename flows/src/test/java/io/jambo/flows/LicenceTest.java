package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Nothing comes into the jar under a licence that docs/dependencies.md does not list.
class LicenceTest {
  private static final Pattern ROW = Pattern.compile("^\\| ([^|]+) \\| (`[^|]+`) \\|$");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final String SECTION = "## Licences of what is in the jar";

  @Test
  void everyLibraryInTheJarIsUnderALicenceOfTheList() {
    var listed = listed();
    assertThat(listed).isNotEmpty();
    var libraries = Libraries.inTheJar();
    assertThat(libraries.keySet()).contains("io.netty:netty-buffer", "org.xerial:sqlite-jdbc");
    assertThat(libraries)
        .allSatisfy(
            (library, licences) -> assertThat(licences).as(library).anyMatch(listed::contains));
  }

  @Test
  void whatTheRoomsOfTheJarNameThemselvesIsThere() {
    assertThat(Libraries.inTheJar().keySet())
        .containsAll(Libraries.named())
        .doesNotContain("org.junit.jupiter:junit-jupiter-api");
  }

  private static Set<String> listed() {
    var lines = House.lines(House.ROOT.resolve("docs/dependencies.md"));
    List<String> section = lines.subList(lines.indexOf(SECTION) + 1, lines.size());
    return section.stream()
        .takeWhile(line -> !line.startsWith("## "))
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .flatMap(row -> NAME.matcher(row.group(2)).results().map(name -> name.group(1)))
        .collect(Collectors.toSet());
  }
}
