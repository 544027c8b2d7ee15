package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.sip.SipSettings;
import io.jambo.sip.Sources;
import org.junit.jupiter.api.Test;

/// Who is heard in the production profile (sip.md 3).
class StrangerFlowTest {
  private static final String LONG =
      "[{\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(1000,0,600)\"}]";

  private static final String FIRST_PHONE = "10.9.0.2";

  /// The first phone of a town is a gateway, all others are strangers.
  private static final SipSettings FIRST_PHONE_ONLY =
      SipSettings.defaults()
          .withSources(Sources.only(source -> source.getHostAddress().equals(FIRST_PHONE)));

  @Test
  void aKnownCallerTalksWhileStrangersFloodTheNode() {
    story(
        FIRST_PHONE_ONLY,
        town -> {
          town.app().onCall(LONG);
          var alice = town.calling("alice").answered();
          assertThat(alice.host().getHostAddress()).isEqualTo(FIRST_PHONE);
          var mallory = town.world().phone("mallory");
          for (int i = 0; i < 2_000; i++) {
            mallory.sendsRaw("INVITE sip:x@10.0.0.1 SIP/2.0\r\nTo: <sip:x@y>\r\n\r\n", town.uri());
            mallory.sendsRaw("nothing that anybody understands", town.uri());
          }
          mallory.calls(town.uri());
          alice.hearsSomething();
          town.passes(ofSeconds(2));
          assertThat(mallory.messages()).allMatch(message -> message.sent());
          alice.hearsSomething();
          alice.hangsUp();
          assertThat(town.app().asked("/call")).hasSize(1);
          assertThat(town.counters().value("jambo_sip_dropped_total{reason=\"stranger\"}"))
              .isGreaterThan(2_000);
        });
  }
}
