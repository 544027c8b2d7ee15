package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.testkit.Message;
import io.jambo.testkit.Weather;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call needs of SIP: repetitions, losses, hold, and whatever else a phone may send.
class SipFlowTest {
  private static final String LONG =
      "[{\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(1000,0,600)\"}]";

  @Test
  void aRepeatedInviteIsAbsorbed() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice");
      alice.repeatsInvite();
      alice.sees(100);
      alice.repeatsInvite();
      alice.answered();
      alice.repeatsInvite();
      town.passes(ofSeconds(1));
      alice.hangsUp();

      assertThat(town.app().asked("/call")).hasSize(1);
      assertThat(town.ledger().records()).hasSize(1);
    });
  }

  @Test
  void aLostAckIsMadeUpForByTheNextAnswer() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"pause\", \"length\": 1}, {\"verb\": \"answer\"},"
                  + " {\"verb\": \"pause\", \"length\": 10}]");
      var alice = town.calling("alice");
      alice.sees(100);
      town.world().network().weather(alice.host(), Town.NODE, Weather.CUT);
      alice.answered();
      town.passes(ofSeconds(3));
      assertThat(alice.count(200, "INVITE")).isGreaterThan(2);
      town.world().network().weather(alice.host(), Town.NODE, Weather.CALM);
      alice.seesBye();
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress");
    });
  }

  @Test
  void aCallWhoseAckNeverComesIsEndedAfterThirtyTwoSeconds() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice");
      alice.sees(100);
      town.world().network().weather(alice.host(), Town.NODE, Weather.CUT);
      town.passes(ofSeconds(31));
      assertThat(town.ledger().records()).isEmpty();
      town.passes(ofSeconds(3));

      assertThat(town.ledger().record().status().word()).isEqualTo("completed");
      assertThat(alice.messages().stream().filter(message -> message.is("BYE"))).isNotEmpty();
    });
  }

  @Test
  void holdSilencesTheCallerAndResumeBringsThePromptBack() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      alice.hearsSomething();
      assertThat(alice.holds()).isEqualTo("recvonly");
      town.passes(ofMillis(100));
      int before = alice.heard().count();
      town.passes(ofSeconds(2));
      assertThat(alice.heard().count()).isEqualTo(before);
      assertThat(alice.resumes()).isEqualTo("sendrecv");
      alice.hearsSomething();
      alice.hangsUp();
    });
  }

  @ParameterizedTest
  @CsvSource({"inactive, inactive", "recvonly, sendonly", "sendonly, recvonly"})
  void everyDirectionHasItsAnswer(String offered, String answered) {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      assertThat(alice.reoffers(offered)).isEqualTo(answered);
      alice.hangsUp();
    });
  }

  @Test
  void theAnswerInTheAckOfAReinviteWithoutOfferIsHeeded() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      alice.hearsSomething();
      alice.asksForAnOffer("inactive");
      town.passes(ofMillis(100));
      int before = alice.heard().count();
      town.passes(ofSeconds(2));
      assertThat(alice.heard().count()).isEqualTo(before);
      alice.asksForAnOffer("sendrecv");
      alice.hearsSomething();
      alice.hangsUp();
    });
  }

  @Test
  void holdMayComeAndGoFiftyTimes() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      for (int i = 0; i < 50; i++) {
        alice.holds();
        town.passes(ofMillis(30));
        alice.resumes();
      }
      alice.hearsSomething();
      alice.hangsUp();
    });
  }

  @Test
  void optionsIsAnsweredInsideAndOutsideOfACall() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.alice();
      var pong = alice.pings("sip:10.0.0.1:5060");
      assertThat(pong.status()).isEqualTo(200);
      assertThat(pong.headers().first("Allow")).get().asString().contains("INVITE", "BYE");
      alice.calls(town.uri());
      alice.answered();
      assertThat(alice.asks("OPTIONS")).isEqualTo(200);
      alice.hangsUp();
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "INVITE sip:x@10.0.0.1 SIP/2.0",
        "INVITE sip:x@10.0.0.1 SIP/2.0\r\n\r\n",
        "INVITE sip:x@10.0.0.1 SIP/2.0\r\nVia: nonsense\r\nContent-Length: 99999999999\r\n\r\n",
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx\r\nCSeq: 1 INVITE\r\n\r\n",
        """
        BYE sip:x@10.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP 10.9.0.2;branch=z9hG4bKy
        From: <sip:a@b>;tag=1
        To: <sip:c@d>;tag=2
        Call-ID: nobody
        CSeq: 1 BYE
        Max-Forwards: 70

        """
      })
  void nonsenseLeavesTheNodeAlive(String bytes) {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.calling("alice").answered();
      alice.sendsRaw(bytes, town.uri());
      town.passes(ofSeconds(1));
      alice.hearsSomething();
      alice.hangsUp();
      town.passes(ofSeconds(40));
    });
  }

  @Test
  void aRoughLineIsOvercomeByRepetition() {
    for (long seed = 1; seed <= 20; seed++) {
      try (var town = Town.seed(seed)) {
        town.world().network().weather(Weather.ROUGH.withLoss(0.2));
        town.app().onCall("[{\"verb\": \"say\", \"text\": \"hello there\"}]");
        var alice = town.calling("alice").answered();
        alice.seesBye();
        town.endsClean();
        assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
      }
    }
  }

  @Test
  void theCallersAndOurByeMayCross() {
    for (int micros = 0; micros <= 3_000; micros += 250) {
      int later = micros;
      try (var town = Town.seed(micros)) {
        town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 1}]");
        var alice = town.calling("alice").answered();
        town.world().until(() -> false, ofMillis(998).plusNanos(later * 1_000L));
        alice.dropsTheHandset();
        town.passes(ofSeconds(1));
        assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
        town.endsClean();
      }
    }
  }

  @Test
  void aPhoneThatOffersNothingAnswersOurOffer() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"your turn\"}]");
      var alice = town.alice().withoutOffer();
      alice.calls(town.uri());
      alice.answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("your turn"), "PCMU")).isTrue();
    });
  }

  @Test
  void withoutACommonCodecTheCallIsRefusedWith488() {
    story(town -> {
      town.app().onCall(LONG);
      var alice = town.alice().codecs();
      alice.calls(town.uri());

      assertThat(alice.refused().status()).isEqualTo(488);
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "failed");
      assertThat(town.app().hook("/status")).containsEntry("sip_status", 488L);
    });
  }

  @Test
  void whenTheLastPortIsTakenTheNextCallIsRefusedWith480() {
    try (var town = Town.seed(1)) {
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 5}]");
      int pairs = (Town.LAST_RTP_PORT - Town.FIRST_RTP_PORT + 1) / 2;
      for (int i = 0; i < pairs; i++) {
        var _ = town.calling("phone" + i).answered();
      }
      var refusal = town.calling("late").refused();

      assertThat(refusal.status()).isEqualTo(480);
      assertThat(refusal.headers().first("X-Reason")).get().asString().contains("media");
      assertThat(town.media().counts().portsFree()).isZero();
      town.passes(ofSeconds(20));
      town.calling("later").answered().seesBye();
      town.endsClean();
    }
  }

  @Test
  void everyResponseNamesTheServerAndNoneIsSentTwiceInCalmWeather() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"alert\", \"message\": \"x\"}, {\"verb\": \"answer\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.statuses()).containsExactly(100, 180, 200);
      assertThat(alice.messages())
          .filteredOn(message -> !message.sent())
          .filteredOn(message -> message.is(180, "INVITE") || message.is(200, "INVITE"))
          .extracting(Message::sip)
          .allMatch(sip -> sip.headers().first("Server").isPresent());
    });
  }
}
