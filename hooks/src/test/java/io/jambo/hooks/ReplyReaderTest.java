package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.Payload;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyReaderTest {
  private static final String JSON = "application/json";
  private static final String ANSWER = "[{\"verb\":\"answer\"}]";

  @ParameterizedTest
  @CsvSource({
    "200, true",
    "202, true",
    "204, true",
    "201, false",
    "206, false",
    "301, false",
    "302, false",
    "400, false",
    "500, false",
    "503, false",
  })
  void threeStatusesAreSuccess(int status, boolean success) {
    var outcome = answered(status, JSON, ANSWER);

    assertThat(ReplyReader.first(outcome) instanceof HookReply.NewScript).isEqualTo(success);
    assertThat(ReplyReader.later(outcome) instanceof HookReply.NewScript).isEqualTo(success);
    assertThat(ReplyReader.ignored(outcome) instanceof HookReply.Nothing).isEqualTo(success);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AUTH_FAILURE",
    "403, AUTH_FAILURE",
    "404, URL_NOT_FOUND",
    "400, FAILURE",
    "302, FAILURE",
    "500, FAILURE",
  })
  void aRefusalRaisesTheAlertOfItsStatus(int status, HookAlert alert) {
    var failed =
        new HookReply.Failed(
            "webhook answered with status " + status, alert, OptionalInt.of(status));

    assertThat(ReplyReader.first(answered(status, JSON, ANSWER))).isEqualTo(failed);
    assertThat(ReplyReader.later(answered(status, JSON, ANSWER))).isEqualTo(failed);
    assertThat(ReplyReader.ignored(answered(status, JSON, ANSWER))).isEqualTo(failed);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void noAnswerIsAConnectionFailure(FailureKind kind) {
    var outcome = new HttpOutcome.Failed(kind, "why");
    var failed = new HookReply.Failed("why", HookAlert.CONNECTION_FAILURE, OptionalInt.empty());

    assertThat(ReplyReader.first(outcome)).isEqualTo(failed);
    assertThat(ReplyReader.later(outcome)).isEqualTo(failed);
    assertThat(ReplyReader.ignored(outcome)).isEqualTo(failed);
  }

  /// What an answer's body means: `script` = new verbs, `nothing` = go on, else the reason's start.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                | [{"verb":"answer"}] | script             | script
          application/json; charset=utf-8 | [{"answer":{}}]     | script             | script
          Application/JSON                | [{"verb":"answer"}] | script             | script
          text/plain                      | [{"verb":"answer"}] | malformed jambonz  | nothing
          text/html                       | <html></html>       | malformed jambonz  | nothing
          application/json                | ''                  | malformed jambonz  | nothing
          application/json                | []                  | no application pro | nothing
          application/json                | {}                  | malformed jambonz  | nothing
          application/json                | {"verb":"answer"}   | malformed jambonz  | nothing
          application/json                | null                | malformed jambonz  | nothing
          application/json                | 1                   | malformed jambonz  | nothing
          application/json                | "say"               | malformed jambonz  | nothing
          application/json                | [1]                 | /0: malformed jamb | /0: malformed jamb
          application/json                | [{"verb":"nope"}]   | /0: unknown verb   | /0: unknown verb
          application/json                | [{"verb":"pause"}]  | /0                 | /0
          application/json                | [{"verb":"answer"   | malformed jambonz  | malformed jambonz
          """)
  void aBodyMeansOneThingAtTheStartAndAnotherLater(
      String type, String body, String first, String later) {
    assertThat(meaning(ReplyReader.first(answered(200, type, body)))).startsWith(first);
    assertThat(meaning(ReplyReader.later(answered(200, type, body)))).startsWith(later);
    assertThat(ReplyReader.ignored(answered(200, type, body))).isEqualTo(new HookReply.Nothing());
  }

  @Test
  void anAnswerWithoutContentTypeHasNoBody() {
    var outcome = new HttpOutcome.Answered(200, Fields.NONE, Payload.of(ANSWER));

    assertThat(ReplyReader.later(outcome)).isEqualTo(new HookReply.Nothing());
  }

  @Test
  void severalProblemsAreCountedAndAReasonStaysShort() {
    var many = "[" + "{\"verb\":\"nope\"},".repeat(8) + "{\"verb\":\"nope\"}]";

    assertThat(meaning(ReplyReader.first(answered(200, JSON, many)))).endsWith("(and 8 more)");
    var longNames = "[{\"hangup\":{\"headers\":{\"" + "n".repeat(2_000) + "\":5}}}]";
    assertThat(meaning(ReplyReader.first(answered(200, JSON, longNames))).length())
        .isLessThanOrEqualTo(256);
  }

  @Test
  void anInvalidPayloadIsAnAlertOfItsOwn() {
    assertThat(ReplyReader.first(answered(202, JSON, "[]")))
        .isEqualTo(
            new HookReply.Failed(
                "no application provided", HookAlert.INVALID_PAYLOAD, OptionalInt.of(202)));
  }

  private static String meaning(HookReply reply) {
    return switch (reply) {
      case HookReply.NewScript _ -> "script";
      case HookReply.Nothing _ -> "nothing";
      case HookReply.Failed(var reason, var alert, _) -> {
        assertThat(alert).isEqualTo(HookAlert.INVALID_PAYLOAD);
        yield reason;
      }
    };
  }

  private static HttpOutcome answered(int status, String type, String body) {
    return new HttpOutcome.Answered(
        status, Fields.NONE.with("Content-Type", type), Payload.of(body));
  }
}
