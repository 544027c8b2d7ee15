package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallField;
import io.jambo.call.CallFields;
import io.jambo.testkit.Asked;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever an application is told of a call is declared in [CallFields], from which the page of
/// data flows is made.
class CallFieldsFlowTest {
  @Test
  void everyMemberThatAnApplicationIsToldIsDeclared() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "tag", "data": {"orderNumber": "A-7"}},
               {"verb": "gather", "numDigits": 1, "timeout": 1, "actionHook": "/after"}]
              """);
      town.calling("alice").answered().seesBye();
      town.passes(ofSeconds(1));

      var told =
          town.app().asked().stream()
              .map(Asked::payload)
              .flatMap(payload -> Stream.of(payload.keySet()))
              .flatMap(Collection::stream)
              .map(Object::toString)
              .distinct();
      assertThat(told)
          .isNotEmpty()
          .isSubsetOf(CallFields.ALL.stream().map(CallField::name).toList());
    });
  }
}
