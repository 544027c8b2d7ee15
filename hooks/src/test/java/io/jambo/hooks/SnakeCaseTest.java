package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {
  @ParameterizedTest
  @CsvSource({
    "callSid, call_sid",
    "call_sid, call_sid",
    "from, from",
    "From, from",
    "FooBar, foo_bar",
    "sipURI, sip_u_r_i",
    "URI, uri",
    "is5G, is5g",
    "sha256Hash, sha256_hash",
    "X-Override-Number, x_override_number",
    "user-agent, user_agent",
    "User-AgentName, user_agentname",
    "speech.endpointing, speech_endpointing",
    "a:bC, a_bc",
    "two words, two_words",
    "a__b, a_b",
    "_private, private",
    "trailing_, trailing",
    "'', ''",
    "grüßDich, grüß_dich",
  })
  void aNameBecomesSnakeCase(String name, String converted) {
    assertThat(SnakeCase.key(name)).isEqualTo(converted);
  }

  @Test
  void namesAreConvertedAllTheWayDownAndValuesNever() {
    assertThat(
            converted(
                """
                {"callSid":"aB","speech":{"vendor":{"evt":[{"isFinal":true,"subList":[{"aB":1}]}]}},
                 "listOfLists":[[{"someKey":null}],"someText",1]}\
                """))
        .isEqualTo(
            parsed(
                """
                {"call_sid":"aB","speech":{"vendor":{"evt":[{"is_final":true,"sub_list":[{"a_b":1}]}]}},
                 "list_of_lists":[[{"some_key":null}],"someText",1]}\
                """));
  }

  @Test
  void theApplicationsAndTheCallersOwnStayAsTheyAre() {
    var own =
        """
        {"customerData":{"someKey":{"innerKey":1}},"sip":{"headers":{"X-Customer":"42"}},
         "env_vars":{"GREETING":"hello"},"args":{"cityName":"x"}}\
        """;

    assertThat(converted(own)).isEqualTo(parsed(own));
    assertThat(converted("{\"toolCall\":{\"args\":{\"cityName\":1}},\"a\":[" + own + "]}"))
        .isEqualTo(parsed("{\"tool_call\":{\"args\":{\"cityName\":1}},\"a\":[" + own + "]}"));
  }

  private static Json converted(String text) {
    return SnakeCase.converted(parsed(text));
  }

  private static Json.Obj parsed(String text) {
    var parsed = Json.parse(text);
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return (Json.Obj) parsed.ok().orElseThrow();
  }
}
