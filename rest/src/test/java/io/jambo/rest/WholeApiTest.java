package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document of all desks together.
class WholeApiTest {
  private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/(\\w+)\"");

  @TempDir static Path folder;
  private static Building building;
  private static Heard document;

  @BeforeAll
  static void open() {
    building = new Building(Database.SQLITE, folder, EveryDesk::of);
    document = building.say(building.request("GET", "/openapi.json", ""));
  }

  @AfterAll
  static void close() {
    building.close();
  }

  @Test
  void everyReferenceOfTheDocumentLeadsSomewhere() {
    var components = document.object().object("components").orElseThrow();
    var schemas = components.object("schemas").orElseThrow().members().keySet();
    var named =
        REFERENCE.matcher(document.text).results().map(match -> match.group(1)).distinct().toList();
    assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(schemas).contains(name));
  }

  @Test
  void everyOperationStandsInTheDocumentUnderANameOfItsOwn() {
    var names = new ArrayList<String>();
    for (var path : document.object().object("paths").orElseThrow().members().values()) {
      for (var operation : ((Json.Obj) path).members().values()) {
        names.add(((Json.Obj) operation).text("operationId").orElseThrow());
      }
    }
    assertThat(names).doesNotHaveDuplicates().hasSameSizeAs(building.api.operations());
  }

  @Test
  void whatIsNotDeclaredIsNotThere() {
    for (var path : List.of("/v1/Nothing", "/v1/Accounts/x/Nothing", "/v1/Prices")) {
      assertThat(building.get(path, "admin").status).isEqualTo(404);
    }
  }

  @Test
  void textsThatWouldBeCodeElsewhereAreTextsHere() {
    for (var text : List.of("'; drop table users; --", "<script>alert(1)</script>", "${7*7}")) {
      var json = Json.object().with("username", text).with("password", text).print();
      var heard = building.say(building.request("POST", "/v1/login", json));
      assertThat(heard.status).isEqualTo(403);
      assertThat(heard.text).doesNotContain(text);
    }
    assertThat(building.get("/v1/Users", "admin").status).isEqualTo(200);
  }
}
