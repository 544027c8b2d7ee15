package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operations declare to answer, member by member and kind by kind, against the object lists
/// of rest-api.md, which `objects.txt` holds. That answers are as declared, [Fits] sees in every
/// contract test.
class ObjectListsTest {
  @TempDir static Path folder;
  private static Site site;

  @BeforeAll
  static void open() {
    site = new Site(Database.SQLITE, folder);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static List<String> lines() {
    try (var in = ObjectListsTest.class.getResourceAsStream("objects.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Kinds by member, by path.
  private static Map<String, Map<String, String>> wanted() {
    var wanted = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> members = new TreeMap<>();
    for (var line : lines()) {
      if (line.startsWith("/")) {
        members = new TreeMap<>();
        wanted.put(line, members);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        var words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
          members.put(words[i], words[0]);
        }
      }
    }
    return wanted;
  }

  private static Map<String, String> declared(String path) {
    var shape =
        site.building.api.operations().stream()
            .filter(one -> one.method() == Method.GET && one.path().text().equals(path))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no GET " + path))
            .answers()
            .getOrDefault(200, Optional.empty())
            .orElseThrow();
    var thing = (Shape.Thing) (shape instanceof Shape.Many(var item, var _) ? item : shape);
    var kinds = new TreeMap<String, String>();
    thing.members().forEach(member -> kinds.put(member.name(), kind(member)));
    return kinds;
  }

  private static String kind(Member member) {
    boolean maybe = member.nullable();
    return switch (member.shape()) {
      case Shape.Text _, Shape.Moment _, Shape.OneOf _, Shape.Reference _ -> maybe ? "n" : "s";
      case Shape.Flag _ -> maybe ? "F" : "f";
      case Shape.Truth _ -> "t";
      case Shape.Whole _, Shape.Decimal _ -> maybe ? "I" : "i";
      case Shape.Many _ -> maybe ? "A" : "a";
      case Shape.Thing _ -> maybe ? "O" : "o";
      case Shape.Any _ -> "x";
    };
  }

  @Test
  void theDocumentHoldsAllOfThem() {
    var text = site.building.get("/openapi.json", "acme").object().print();
    wanted().keySet().forEach(path -> assertThat(text).contains("/v1" + path));
  }

  @Test
  void everyObjectHasTheMembersOfItsListAndNoOther() {
    var wrong = new ArrayList<String>();
    wanted()
        .forEach((path, members) -> {
          var declared = declared(path);
          if (!declared.equals(members)) {
            var left = new TreeMap<>(members);
            declared.forEach((name, kind) -> {
              if (!kind.equals(left.remove(name))) {
                wrong.add(path + " tells " + kind + " " + name + ", wanted " + members.get(name));
              }
            });
            left.forEach((name, kind) -> wrong.add(path + " does not tell " + kind + " " + name));
          }
        });
    assertThat(wrong).isEmpty();
  }
}
