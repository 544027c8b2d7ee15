package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Synthesized audio (rest-api.md 15.6).
@ParameterizedClass
@EnumSource
class SpeechContractTest extends LiveContract {
  private static final String WISH =
      "{\"vendor\":\"embedded\",\"text\":\"hello\",\"language\":\"en-US\",\"voice\":\"rms\"%s}";

  @Test
  void theEmbeddedVoiceIsHeardRawOrAsWav() {
    var raw = post(own("/TtsCache/Synthesize"), WISH.formatted(""));
    assertThat(raw.status).as(raw.text).isEqualTo(200);
    assertThat(raw.headers).containsEntry("Content-Type", "application/octet-stream");
    assertThat(Integer.parseInt(raw.headers.get("X-Sample-Rate"))).isGreaterThanOrEqualTo(8_000);
    assertThat(raw.text.length()).isGreaterThan(4_000);
    var path = own("/TtsCache/Synthesize");
    var wish =
        building
            .request("POST", path, WISH.formatted(""))
            .header("Authorization", "Bearer " + Building.token(mine()))
            .header("Accept", "audio/wav");
    var wav = building.say(wish);
    assertThat(wav.headers).containsEntry("Content-Type", "audio/wav");
    assertThat(wav.text).startsWith("RIFF");
    isWalled("POST", "/TtsCache/Synthesize", WISH.formatted(""));
  }

  @Test
  void whoAsksForMp3HearsTheSameAsMp3() {
    var raw = post(own("/TtsCache/Synthesize"), WISH.formatted(""));
    var mp3 = post(own("/TtsCache/Synthesize"), WISH.formatted(",\"encodingMp3\":true"));
    assertThat(mp3.status).as(mp3.text).isEqualTo(200);
    assertThat(mp3.headers).containsEntry("Content-Type", "audio/mpeg");
    assertThat(mp3.headers).doesNotContainKey("X-Sample-Rate");
    assertThat(mp3.text.length()).isBetween(500, raw.text.length() / 3);
    var again = post(own("/TtsCache/Synthesize"), WISH.formatted(",\"encodingMp3\":1"));
    assertThat(again.text).isEqualTo(mp3.text);
  }

  @Test
  void aCredentialOfTheAccountMayBeNamedAndNoOther() {
    var own = credential("account_sid", account.value());
    var foreign = credential("account_sid", building.cork.value());
    var wish =
        "{\"speech_credential_sid\":\"%s\",\"text\":\"hi\",\"language\":\"en\",\"voice\":\"x\"}";
    assertThat(post(own("/TtsCache/Synthesize"), wish.formatted(own)).status).isEqualTo(200);
    assertThat(post(own("/TtsCache/Synthesize"), wish.formatted(foreign)).status).isEqualTo(400);
  }

  private String credential(String owner, String sid) {
    return building
        .add(
            Row.fresh(Nouns.SPEECH_CREDENTIALS)
                .with(owner, sid)
                .with("vendor", "google")
                .with("credential", Secret.of("{}"))
                .with("created_at", Instant.EPOCH))
        .value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"hello\",\"language\":\"en-US\",\"voice\":\"rms\"}",
        "{\"vendor\":\"google\",\"text\":\"hello\",\"language\":\"en-US\",\"voice\":\"rms\"}",
        "{\"vendor\":\"embedded\",\"text\":\"\",\"language\":\"en-US\",\"voice\":\"rms\"}",
        "{\"vendor\":\"embedded\",\"language\":\"en-US\",\"voice\":\"rms\"}",
      })
  void aWishThatIsNotWholeIs400(String json) {
    assertThat(post(own("/TtsCache/Synthesize"), json).status).isEqualTo(400);
  }

  @Test
  void tenThousandCharactersAreTheMost() {
    var json = WISH.replace("hello", "n".repeat(10_001)).formatted("");
    assertThat(post(own("/TtsCache/Synthesize"), json).status).isEqualTo(400);
  }

  @Test
  void whatIsKeptIsCountedAndForgottenByAccount() {
    assertThat(building.ask("DELETE", "/v1/TtsCache", "admin", "").status).isEqualTo(204);
    assertThat(get(own("/TtsCache")).text).isEqualTo("{\"size\":0}");
    assertThat(post(own("/TtsCache/Synthesize"), WISH.formatted("")).status).isEqualTo(200);
    assertThat(get(own("/TtsCache")).text).isEqualTo("{\"size\":1}");
    assertThat(building.get("/v1/Accounts/" + building.bolt + "/TtsCache", "bolt").text)
        .isEqualTo("{\"size\":0}");
    assertThat(building.get("/v1/TtsCache", "admin").text).isEqualTo("{\"size\":1}");
    assertThat(building.get("/v1/TtsCache", above()).status).isEqualTo(403);
    assertThat(delete(own("/TtsCache")).status).isEqualTo(204);
    assertThat(building.get("/v1/TtsCache", "admin").text).isEqualTo("{\"size\":0}");
    isWalled("DELETE", "/TtsCache", "");
  }

  @Test
  void synthesisWithoutAnAccountIs400() {
    var heard = building.ask("POST", "/v1/TtsCache/Synthesize", "admin", WISH.formatted(""));
    assertThat(heard.status).isEqualTo(400);
  }
}
