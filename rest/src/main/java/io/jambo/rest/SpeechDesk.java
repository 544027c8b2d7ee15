package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.speech.SpeechOutcome;
import io.jambo.speech.Utterance;
import io.jambo.speech.Vendors;
import io.jambo.speech.Voices;
import io.jambo.speech.Words;
import io.jambo.wire.Json;
import io.jambo.wire.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Synthesized audio: how much is kept, and a way to hear a voice (rest-api.md 15.6). Whatever
/// credential is named, the embedded voice speaks: raw PCM, or wav for who accepts that. Mp3 is not
/// made yet, and who asks for it is told so.
final class SpeechDesk implements Desk {
  private static final String OF_ACCOUNT = "/Accounts/{account_sid}/TtsCache";
  private static final int MOST_CHARACTERS = 10_000;
  private static final String WAV_TYPE = "audio/wav";
  private static final String RAW_TYPE = "application/octet-stream";

  private static final Shape.Thing SIZE =
      Shape.thing("TtsCacheSize", Member.of("size", Shape.whole(0, Integer.MAX_VALUE)));

  private static final Shape.Thing WISH =
      Shape.thing(
          "SynthesizeWish",
          optional("speech_credential_sid", new Shape.Reference(Nouns.SPEECH_CREDENTIALS)),
          optional("vendor", Shape.text(64)),
          Member.of("text", Shape.filled(MOST_CHARACTERS)),
          Member.of("language", Shape.filled(64)),
          Member.of("voice", Shape.filled(256)),
          optional("engine", Shape.text(64)),
          optional("encodingMp3", Shape.flag()));

  private final Voices voices;

  SpeechDesk(Voices voices) {
    this.voices = voices;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/TtsCache")
            .says("How many pieces of synthesized audio are kept")
            .to(Allowed.A)
            .answers(200, SIZE)
            .by(_ -> Answer.ok(Facts.of("size", voices.cached()))),
        Operation.delete("/TtsCache")
            .says("Forget all synthesized audio")
            .to(Allowed.A)
            .answers(204)
            .by(_ -> {
              voices.forget();
              return Answer.done();
            }),
        Operation.post("/TtsCache/Synthesize")
            .says("Needs an account: see below it")
            .to(Allowed.A)
            .answers(400)
            .by(_ -> {
              throw Refused.bad("synthesis needs an account: use /Accounts/{account_sid}/TtsCache");
            }),
        Operation.get(OF_ACCOUNT)
            .says("How many pieces of an account's synthesized audio are kept")
            .to(Allowed.A_S_C)
            .answers(200, SIZE)
            .by(asked -> Answer.ok(Facts.of("size", voices.cached(account(asked).value())))),
        Operation.delete(OF_ACCOUNT)
            .says("Forget an account's synthesized audio")
            .to(Allowed.A_S_C)
            .answers(204)
            .by(asked -> {
              voices.forget(account(asked).value());
              return Answer.done();
            }),
        Operation.post(OF_ACCOUNT + "/Synthesize")
            .says("Hear a voice")
            .to(Allowed.A_S_C)
            .takes(WISH)
            .answersText(RAW_TYPE)
            .also(WAV_TYPE)
            .by(this::synthesize));
  }

  private static Sid account(Asked asked) {
    return asked.sid("account_sid");
  }

  private Answer synthesize(Asked asked) {
    var body = asked.body();
    if (body.text("speech_credential_sid").isEmpty()
        && !body.text("vendor").equals(Optional.of(Vendors.EMBEDDED))) {
      throw Refused.bad("speech_credential_sid: is missing, or vendor must be embedded");
    }
    if (body.flag("encodingMp3").orElse(false)) {
      throw Refused.bad("encodingMp3: mp3 can't be made yet; Accept: audio/wav gets wav");
    }
    return switch (voices.speak(words(asked))) {
      case SpeechOutcome.Spoken spoken -> audio(spoken.utterance(), wav(asked));
      case SpeechOutcome.Failed(var _, var reason) -> throw Refused.bad(reason);
      case SpeechOutcome.UnknownVendor(var vendor) ->
          throw Refused.bad("vendor: there is no " + vendor);
      case SpeechOutcome.NotProvisioned(var vendor) ->
          throw Refused.bad("vendor: nothing is set up for " + vendor);
    };
  }

  private static boolean wav(Asked asked) {
    return asked
        .arrival()
        .header("Accept")
        .filter(types -> types.toLowerCase(Locale.ROOT).contains(WAV_TYPE))
        .isPresent();
  }

  private static Words words(Asked asked) {
    var body = asked.body();
    return new Words(
        account(asked).value(),
        body.text("text").orElse(""),
        Vendors.EMBEDDED,
        Words.Choice.NAMED,
        Optional.empty(),
        body.text("language").orElse("en-US"),
        body.text("voice"),
        body.text("engine"),
        Optional.empty(),
        Json.object(),
        true);
  }

  private static Answer audio(Utterance utterance, boolean wav) {
    var pieces = new ArrayList<Pcm>();
    try (utterance) {
      for (var piece = utterance.next(); piece.isPresent(); piece = utterance.next()) {
        pieces.add(piece.get());
      }
    }
    var bytes = wav ? PcmBytes.wav(pieces) : PcmBytes.raw(pieces);
    return new Answer.Poured(
        wav ? WAV_TYPE : RAW_TYPE,
        Map.of("X-Sample-Rate", Integer.toString(PcmBytes.rate(pieces))),
        out -> out.write(bytes));
  }
}
