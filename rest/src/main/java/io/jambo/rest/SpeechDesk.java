package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.kit.Kit;
import io.jambo.kit.Later;
import io.jambo.kit.Permits;
import io.jambo.kit.Sid;
import io.jambo.media.Mp3Encoder;
import io.jambo.model.Nouns;
import io.jambo.speech.SpeechOutcome;
import io.jambo.speech.Utterance;
import io.jambo.speech.Vendors;
import io.jambo.speech.Voices;
import io.jambo.speech.Words;
import io.jambo.wire.Json;
import io.jambo.wire.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Synthesized audio: how much is kept, and a way to hear a voice (rest-api.md 15.6). Whatever
/// credential is named, the embedded voice speaks: raw PCM, wav for who accepts that, or mp3.
final class SpeechDesk implements Desk {
  private static final String OF_ACCOUNT = "/Accounts/{account_sid}/TtsCache";
  private static final int MOST_CHARACTERS = 10_000;
  private static final String WAV_TYPE = "audio/wav";
  private static final String RAW_TYPE = "application/octet-stream";
  private static final String MP3_TYPE = "audio/mpeg";

  /// As many are made into mp3 at once: each takes a processor for seconds, which calls need.
  private static final int MOST_MP3_AT_ONCE = 1;

  /// As many more wait for their turn, for so long.
  private static final int LONGEST_LINE = 8;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

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

  private final Kit kit;
  private final Voices voices;
  private final Permits mp3s;

  SpeechDesk(Kit kit, Voices voices) {
    this.kit = kit;
    this.voices = voices;
    mp3s = new Permits(kit, MOST_MP3_AT_ONCE, LONGEST_LINE);
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
            .also(MP3_TYPE)
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
    return switch (voices.speak(words(asked))) {
      case SpeechOutcome.Spoken spoken -> told(asked, audio(spoken.utterance()));
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

  private static List<Pcm> audio(Utterance utterance) {
    var pieces = new ArrayList<Pcm>();
    try (utterance) {
      for (var piece = utterance.next(); piece.isPresent(); piece = utterance.next()) {
        pieces.add(piece.get());
      }
    }
    return pieces;
  }

  private Answer told(Asked asked, List<Pcm> pieces) {
    if (asked.body().flag("encodingMp3").orElse(false)) {
      var bytes = mp3(pieces);
      return new Answer.Poured(MP3_TYPE, Map.of(), out -> out.write(bytes));
    }
    boolean wav = wav(asked);
    var bytes = wav ? PcmBytes.wav(pieces) : PcmBytes.raw(pieces);
    return new Answer.Poured(
        wav ? WAV_TYPE : RAW_TYPE,
        Map.of("X-Sample-Rate", Integer.toString(PcmBytes.rate(pieces))),
        out -> out.write(bytes));
  }

  /// On a thread of its own, since it is arithmetic without a pause.
  private byte[] mp3(List<Pcm> pieces) {
    if (mp3s.take(kit.in(LONGEST_WAIT)) != Permits.Outcome.TAKEN) {
      throw Refused.with(503, "too much is made into mp3 at once").and("Retry-After", "20");
    }
    try {
      var samples = PcmBytes.raw(pieces);
      int rate = PcmBytes.rate(pieces);
      return Later.start(kit, "mp3", () -> Mp3Encoder.encode(samples, rate)).get();
    } finally {
      mp3s.release();
    }
  }
}
