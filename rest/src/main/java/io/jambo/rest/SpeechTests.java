package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;

/// Tries credentials of speech vendors (rest-api.md 15.1). Only the engines inside the node can be
/// tried yet; of the others it is said that they were not.
final class SpeechTests {
  private static final String NOT_TESTED = "not tested";
  private static final Shape.Thing OUTCOME =
      Shape.thing(
          "SpeechTestOutcome",
          Member.of("status", Shape.oneOf("ok", "fail", NOT_TESTED)),
          Member.of("reason", Shape.text(255)).maybe());

  static final Shape.Thing TOLD =
      Shape.thing("SpeechTest", Member.of("tts", OUTCOME), Member.of("stt", OUTCOME));

  private final Bureau bureau;
  private final SpeechInside inside;

  SpeechTests(Bureau bureau, SpeechInside inside) {
    this.bureau = bureau;
    this.inside = inside;
  }

  Answer test(Asked asked) {
    var row = asked.row();
    var vendor = row.text("vendor").orElse("");
    if (vendor.equals("google")) {
      SpeechRules.googleKey(SpeechCredentials.held(row).text("service_key").orElse(""), 422);
    }
    boolean embedded = vendor.equals(SpeechVendors.EMBEDDED);
    boolean tts = embedded && row.flag("use_for_tts");
    boolean stt = embedded && row.flag("use_for_stt");
    if (Owners.mayChange(asked, row) && (tts || stt)) {
      note(asked, row, tts, stt);
    }
    return Answer.ok(
        Facts.of("tts", outcome(tts, !inside.voices().isEmpty()))
            .with("stt", outcome(stt, inside.recognizes())));
  }

  private void note(Asked asked, Row row, boolean tts, boolean stt) {
    bureau.change(
        asked,
        draft -> {
          var before = draft.find(Nouns.SPEECH_CREDENTIALS, row.sid()).orElseThrow(Refused::absent);
          var after = before.with("last_tested", bureau.now());
          after = tts ? after.with("tts_tested_ok", !inside.voices().isEmpty()) : after;
          draft.update(before, stt ? after.with("stt_tested_ok", inside.recognizes()) : after);
          return after;
        });
  }

  private static Facts outcome(boolean tried, boolean works) {
    if (!tried) {
      return Facts.of("status", NOT_TESTED);
    }
    return works
        ? Facts.of("status", "ok")
        : Facts.of("status", "fail").with("reason", "this node has no such engine");
  }
}
