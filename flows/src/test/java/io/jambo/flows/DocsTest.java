package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.verbs.VerbCatalog;
import io.jambo.verbs.VerbSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The pages say nothing that is not there.
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FILE = Pattern.compile("\\b\\w+(?:-\\w+)*\\.java\\b");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  @Test
  void everyVerbStandsInTheCompatibilityTable() {
    var table = House.text(House.ROOT.resolve("docs/compatibility.md"));
    assertThat(VerbCatalog.verbs())
        .extracting(VerbSpec::name)
        .allSatisfy(verb ->
            assertThat(table).containsPattern("(?m)^\\| `" + Pattern.quote(verb) + "` \\|"));
  }

  @Test
  void everyRelativeLinkLeadsToAFile() {
    var broken = new ArrayList<String>();
    for (var page : House.pages()) {
      for (var link : found(page, LINK)) {
        if (!link.matches("[a-z]+:.*|#.*")) {
          var target = page.resolveSibling(link.replaceFirst("#.*", ""));
          if (!Files.exists(target)) {
            broken.add(House.name(page) + " -> " + link);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everySourceFileThatAPageNamesExists() {
    var names = names(House.sources());
    var missing = new ArrayList<String>();
    for (var page : House.pages()) {
      for (var match : FILE.matcher(House.text(page)).results().toList()) {
        if (!names.contains(match.group())) {
          missing.add(House.name(page) + " names " + match.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTestThatAPageNamesExists() {
    var sources =
        House.sources().stream()
            .collect(
                Collectors.toMap(
                    file -> file.getFileName().toString(), House::text, String::concat));
    var missing = new ArrayList<String>();
    for (var page : House.pages()) {
      for (var match : TEST.matcher(House.text(page)).results().toList()) {
        var source = sources.getOrDefault(match.group(1) + ".java", "");
        var method = match.group(2) == null ? "class " + match.group(1) : match.group(2) + "(";
        if (!source.contains(method)) {
          missing.add(House.name(page) + " names " + match.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> found(Path page, Pattern pattern) {
    return pattern.matcher(House.text(page)).results().map(match -> match.group(1)).toList();
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
