package io.jambo.flows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may use whom: the floors of docs/architecture.md, and the one room of each foreign library.
class FloorPlanTest {
  /// Everything that the rooms are made of, tests left out.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.jambo");

  private static final Map<String, List<String>> MAY_USE = floors();

  private static Map<String, List<String>> floors() {
    var floors = new LinkedHashMap<String, List<String>>();
    floors.put("kit", List.of());
    floors.put("wire", List.of());
    floors.put("outbound", List.of("kit"));
    floors.put("verbs", List.of("kit", "wire"));
    floors.put("model", List.of("kit"));
    floors.put("sip", List.of("kit", "wire"));
    floors.put("media", List.of("kit", "wire", "outbound"));
    floors.put("speech", List.of("kit", "wire", "outbound"));
    floors.put("hooks", List.of("kit", "wire", "outbound", "verbs"));
    floors.put("call", List.of("kit", "wire", "verbs", "sip", "media", "speech", "hooks"));
    floors.put("store", List.of("kit", "wire", "model"));
    var below =
        List.of(
            "kit",
            "wire",
            "outbound",
            "verbs",
            "model",
            "sip",
            "media",
            "speech",
            "hooks",
            "store",
            "call");
    floors.put("edge", below);
    floors.put("rest", below);
    floors.put("node", Stream.concat(below.stream(), Stream.of("edge", "rest")).toList());
    floors.put("testkit", List.of("kit", "wire", "outbound"));
    return floors;
  }

  /// Package prefix of a foreign library, and where it may be named.
  private static final Map<String, List<String>> LIBRARY_ROOMS =
      Map.ofEntries(
          Map.entry("io.netty", List.of("io.jambo.sip.real")),
          Map.entry(
              "org.eclipse.jetty",
              List.of("io.jambo.outbound.real", "io.jambo.rest.real", "io.jambo.node..")),
          Map.entry("com.sun.speech", List.of("io.jambo.speech.real")),
          Map.entry("javazoom", List.of("io.jambo.media")),
          Map.entry("de.sciss", List.of("io.jambo.media")),
          Map.entry("java.lang.foreign", List.of("io.jambo.speech.real", "io.jambo.media.real")),
          Map.entry("tools.jackson", List.of("io.jambo.wire")),
          Map.entry("picocli", List.of("io.jambo.node..")),
          Map.entry("ch.qos.logback", List.of("io.jambo.node..")),
          Map.entry("java.net.http", List.of()),
          Map.entry("java.sql", List.of("io.jambo.store.real")),
          Map.entry("org.flywaydb", List.of("io.jambo.store.real")),
          Map.entry("org.bouncycastle", List.of("io.jambo.rest")),
          Map.entry("com.nimbusds", List.of("io.jambo.rest")),
          Map.entry("java.util.logging", List.of()));

  @Test
  void everyRoomUsesLowerFloorsOnly() {
    MAY_USE.forEach((room, allowed) -> {
      var forbidden = new ArrayList<>(MAY_USE.keySet());
      forbidden.remove(room);
      forbidden.removeAll(allowed);
      noClasses()
          .that()
          .resideInAPackage("io.jambo." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              forbidden.stream().map(other -> "io.jambo." + other + "..").toArray(String[]::new))
          .because(room + " may use " + allowed + " only (docs/architecture.md)")
          .allowEmptyShould(true)
          .check(CLASSES);
    });
  }

  @Test
  void everyPackageBelongsToARoomOfThePlan() {
    assertThat(CLASSES)
        .extracting(type -> type.getPackageName())
        .allMatch(name -> MAY_USE.containsKey(room(name)));
  }

  @Test
  void packagesAreFlatButForTheRealSideOfARoom() {
    assertThat(CLASSES)
        .extracting(type -> type.getPackageName())
        .allMatch(name -> name.matches("io\\.jambo\\.[a-z]+(\\.real)?"));
  }

  @Test
  void everyForeignLibraryIsNamedInItsOwnRoomOnly() {
    LIBRARY_ROOMS.forEach((library, rooms) ->
        noClasses()
            .that()
            .resideOutsideOfPackages(rooms.toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library + "..")
            .because("another library should cost a change in one room (docs/dependencies.md)")
            .check(CLASSES));
  }

  @Test
  void theNounsOfTheWireLogNothing() {
    noClasses()
        .that()
        .resideInAPackage("io.jambo.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.slf4j..")
        .because("what is parsed holds callers' data, and parsing returns")
        .check(CLASSES);
  }

  private static String room(String packageName) {
    return packageName.replaceFirst("^io\\.jambo\\.", "").replaceFirst("\\..*$", "");
  }
}
