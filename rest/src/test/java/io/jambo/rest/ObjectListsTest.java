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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operations declare to answer, member by member and kind by kind, against the object lists
/// of rest-api.md, which `objects.txt` holds. That answers are as declared, [Fits] sees in every
/// contract test.
class ObjectListsTest {
  /// Objects that have no list of their own, and why.
  private static final Map<String, String> UNLISTED =
      Map.of(
          "MyAccount", "a row of accounts without its secrets, all of it null where there is none",
          "MyServiceProvider", "a row of service_providers, all of it null where there is none");

  @TempDir static Path folder;
  private static Building building;

  @BeforeAll
  static void open() {
    building = new Building(Database.SQLITE, folder, EveryDesk::of);
  }

  @AfterAll
  static void close() {
    building.close();
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

  private static Stream<Operation> readers() {
    return building.api.operations().stream().filter(one -> one.method() == Method.GET);
  }

  private static Optional<Shape> told(Operation operation) {
    return operation.answers().getOrDefault(200, Optional.empty());
  }

  /// The object at the end of a path and the members behind it.
  private static Shape.Thing thing(String place) {
    var words = place.split(" ", -1);
    var shape =
        readers()
            .filter(one -> one.path().text().equals(words[0]))
            .findFirst()
            .flatMap(ObjectListsTest::told)
            .orElseThrow(() -> new AssertionError("no GET " + words[0]));
    var thing = (Shape.Thing) item(shape);
    for (int i = 1; i < words.length; i++) {
      thing = (Shape.Thing) item(thing.member(words[i]).orElseThrow().shape());
    }
    return thing;
  }

  private static Shape item(Shape shape) {
    return shape instanceof Shape.Many(var item, var _) ? item : shape;
  }

  private static Map<String, String> declared(String place) {
    var kinds = new TreeMap<String, String>();
    for (var member : thing(place).members()) {
      var name = member.required() ? member.name() : "[" + member.name() + "]";
      kinds.put(name, kind(member));
    }
    return kinds;
  }

  /// The names of all objects in a shape.
  private static Stream<String> names(Shape shape) {
    return switch (shape) {
      case Shape.Many(var item, var _) -> names(item);
      case Shape.Thing thing ->
          Stream.concat(
              Stream.of(thing.name()),
              thing.members().stream().flatMap(member -> names(member.shape())));
      default -> Stream.empty();
    };
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
    var text = building.get("/openapi.json", "acme").object().print();
    wanted().keySet().forEach(place -> assertThat(text).contains("/v1" + place.split(" ", -1)[0]));
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

  @Test
  void noObjectThatIsToldIsMissingInTheLists() {
    var listed = wanted().keySet().stream().map(place -> thing(place).name()).toList();
    var told = readers().flatMap(one -> told(one).stream()).flatMap(ObjectListsTest::names);
    assertThat(told.distinct().filter(name -> !UNLISTED.containsKey(name)))
        .isNotEmpty()
        .isSubsetOf(listed);
  }
}
