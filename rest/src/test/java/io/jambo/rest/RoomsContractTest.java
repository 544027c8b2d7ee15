package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conferences and queues (rest-api.md 9, 10).
@ParameterizedClass
@EnumSource
class RoomsContractTest extends LiveContract {
  private static final String CALL = "/11111111-0000-4000-8000-000000000000";

  @Test
  void aConferenceIsDefinedListedChangedAndForgotten() {
    assertThat(items(get(own("/Conferences")))).isEmpty();
    var made = post(own("/Conferences"), "{\"name\":\"sales team\",\"beep\":true}");
    assertThat(made.status).isEqualTo(201);
    assertThat(made.object().text("sid")).contains("conf:" + account + ":sales team");
    assertThat(post(own("/Conferences"), "{\"name\":\"sales team\"}").status).isEqualTo(422);
    assertThat(get(own("/Conferences")).text).isEqualTo("[\"sales team\"]");
    var expanded = (Json.Obj) items(get(own("/Conferences?expand=participants"))).getFirst();
    assertThat(expanded.items("participants")).isEmpty();
    assertThat(get(own("/Conferences?page=1")).object().number("total")).isPresent();

    var one = own("/Conferences/sales%20team");
    assertThat(put(one, "{\"max_participants\":3,\"description\":\"x\"}").status).isEqualTo(204);
    var shown = get(one).object();
    assertThat(shown.number("max_participants").orElseThrow().intValue()).isEqualTo(3);
    assertThat(shown.number("beep").orElseThrow().intValue()).isOne();
    assertThat(shown.flag("defined")).contains(true);
    assertThat(put(one, "{\"lock\":true}").status).isEqualTo(422);
    assertThat(put(one, "{\"max_participants\":1}").status).isEqualTo(400);
    assertThat(items(get(one + "/Participants"))).isEmpty();
    assertThat(get(one + "/Participants" + CALL).status).isEqualTo(404);
    assertThat(put(one + "/Participants" + CALL, "{\"action\":\"mute\"}").status).isEqualTo(404);
    assertThat(put(one + "/Participants" + CALL, "{\"action\":\"fly\"}").status).isEqualTo(400);
    assertThat(delete(one + "/Participants" + CALL).status).isEqualTo(404);
    assertThat(post(one + "/listen", "{\"url\":\"ws://a.test/\"}").status).isEqualTo(404);
    assertThat(post(one + "/listen", "{}").status).isEqualTo(400);
    assertThat(delete(one + "/listen").status).isEqualTo(404);

    assertThat(delete(one).status).isEqualTo(204);
    assertThat(delete(one).status).isEqualTo(404);
    assertThat(get(one).status).isEqualTo(404);
    assertThat(get(one + "/Participants").status).isEqualTo(404);
    var changes = Query.all().where("entity", "room_definitions").where("account_sid", account);
    assertThat(building.all(Nouns.AUDIT_LOG, changes)).hasSize(3);
  }

  @Test
  void aQueueIsDefinedSearchedChangedAndForgotten() {
    var made = post(own("/Queues"), "{\"name\":\"support-1\",\"description\":\"first\"}");
    assertThat(made.object().text("sid")).contains("queue:" + account + ":support-1");
    assertThat(post(own("/Queues"), "{\"name\":\"sales\"}").status).isEqualTo(201);
    assertThat(post(own("/Queues"), "{\"name\":\"sales\"}").status).isEqualTo(422);
    assertThat(items(get(own("/Queues")))).hasSize(2);
    assertThat(get(own("/Queues?search=su*-%3F")).text)
        .isEqualTo("[{\"name\":\"support-1\",\"length\":0}]");
    assertThat(items(get(own("/Queues?search=supp")))).isEmpty();
    var one = own("/Queues/support-1");
    assertThat(put(one, "{\"description\":null}").status).isEqualTo(204);
    assertThat(get(one).text).contains("\"description\":null", "\"members\":[]");
    assertThat(items(get(one + "/Calls"))).isEmpty();
    assertThat(get(one + "/Calls" + CALL).status).isEqualTo(404);
    assertThat(delete(one + "/Calls" + CALL).status).isEqualTo(404);
    assertThat(delete(one).status).isEqualTo(204);
    assertThat(put(one, "{\"description\":\"x\"}").status).isEqualTo(404);
    assertThat(delete(one).status).isEqualTo(404);
    assertThat(get(one + "/Calls").status).isEqualTo(404);
  }

  @Test
  void anAccountHasAThousandRoomsOfAKindAtMost() {
    var fresh =
        Row.fresh(Nouns.ROOM_DEFINITIONS)
            .with("account_sid", account)
            .with("kind", "queue")
            .with("created_at", Instant.EPOCH);
    building.store.change(edit -> {
      for (int i = 0; i < 999; i++) {
        edit.insert(fresh.with("name", "room " + i));
      }
      return account;
    });
    assertThat(post(own("/Queues"), "{\"name\":\"last\"}").status).isEqualTo(201);
    assertThat(post(own("/Queues"), "{\"name\":\"more\"}").status).isEqualTo(422);
    assertThat(post(own("/Conferences"), "{\"name\":\"more\"}").status).isEqualTo(201);
  }

  @Test
  void anAccountsRoomsAreItsOwn() {
    assertThat(post(own("/Queues"), "{\"name\":\"mine\"}").status).isEqualTo(201);
    assertThat(post(own("/Conferences"), "{\"name\":\"mine\"}").status).isEqualTo(201);
    assertThat(items(building.get("/v1/Accounts/" + building.bolt + "/Queues", "bolt"))).isEmpty();
    assertThat(building.get("/v1/Accounts/" + building.bolt + "/Queues/mine", "north").status)
        .isEqualTo(404);
    assertThat(building.ask("DELETE", own("/Queues/mine"), above(), "").status).isEqualTo(204);
    assertThat(building.get(own("/Conferences/mine"), "admin").status).isEqualTo(200);
    isWalled("GET", "/Queues", "");
    isWalled("POST", "/Conferences", "{\"name\":\"x\"}");
    isWalled("DELETE", "/Conferences/mine", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":\"a/b\"}",
        "{\"name\":7}",
        "{\"name\":null}",
        "[]"
      })
  void aRoomWithoutAProperNameIs400(String json) {
    assertThat(post(own("/Queues"), json).status).isEqualTo(400);
    assertThat(post(own("/Conferences"), json).status).isEqualTo(400);
  }

  @Test
  void aNameOf128CharactersIsTheLongest() {
    assertThat(post(own("/Queues"), "{\"name\":\"" + "n".repeat(128) + "\"}").status)
        .isEqualTo(201);
    assertThat(post(own("/Queues"), "{\"name\":\"" + "n".repeat(129) + "\"}").status)
        .isEqualTo(400);
  }

  @Test
  void scriptAndSqlInANameAreANameLikeAnother() {
    var name = "'; drop table accounts; --<script>";
    assertThat(post(own("/Queues"), Json.object().with("name", name).print()).status)
        .isEqualTo(201);
    assertThat(((Json.Obj) items(get(own("/Queues"))).getFirst()).text("name")).contains(name);
    assertThat(building.get("/v1/Accounts/" + account + "/Queues", mine()).status).isEqualTo(200);
  }
}
