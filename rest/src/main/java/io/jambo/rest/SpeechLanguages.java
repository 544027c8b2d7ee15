package io.jambo.rest;

import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What languages and voices a vendor has (rest-api.md 15.3): the table beside this class,
/// `languages.json`. Lists of the vendors' own are not asked for yet.
final class SpeechLanguages implements Desk {
  private static final String FILE = "languages.json";
  private static final String PATH = "/SpeechCredentials/speech/supportedLanguagesAndVoices";
  private static final Json.Obj TABLE = read();
  private static final int MOST = Integer.MAX_VALUE;
  private static final Member VALUE = Member.of("value", Shape.text(256));
  private static final Member NAME = Member.of("name", Shape.text(256));
  private static final Shape.Thing VOICE =
      Shape.thing("Voice", VALUE, NAME, Member.of("model", Shape.text(256)).maybe());
  private static final Shape.Thing CHOICE = Shape.thing("Choice", VALUE, NAME);
  private static final Shape.Thing LANGUAGE =
      Shape.thing("Language", VALUE, NAME, Member.of("voices", Shape.many(VOICE, MOST)));
  private static final Shape.Thing TOLD =
      Shape.thing(
          "LanguagesAndVoices",
          Member.of("tts", Shape.many(LANGUAGE, MOST)).maybe(),
          Member.of("stt", Shape.many(CHOICE, MOST)).maybe(),
          Member.of("models", Shape.many(CHOICE, MOST)).maybe(),
          Member.of("sttModels", Shape.many(CHOICE, MOST)).maybe());

  private final SpeechInside inside;

  SpeechLanguages(SpeechInside inside) {
    this.inside = inside;
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var owner :
        List.of("/Accounts/{account_sid}", "/ServiceProviders/{service_provider_sid}")) {
      all.add(
          Operation.get(owner + PATH)
              .says("What languages and voices a vendor has")
              .to(Allowed.A_S_C)
              .asks(
                  Parameter.of("vendor", Shape.filled(64), "the vendor").needed(),
                  Parameter.of("label", Shape.text(64), "of which credential"),
                  Parameter.of("create_new", Shape.text(16), "of no credential yet"))
              .answers(200, TOLD)
              .answers(422)
              .by(this::tell));
    }
    return all;
  }

  private Answer tell(Asked asked) {
    var name = asked.query("vendor").orElseThrow();
    var vendor =
        SpeechVendors.named(name).orElseThrow(() -> Refused.conflict("vendor: is not known"));
    if (name.equals(SpeechVendors.EMBEDDED)) {
      return Answer.ok(inside());
    }
    var facts = Facts.none();
    var known = TABLE.object(vendor.name()).orElse(Json.object());
    known.members().forEach(facts::with);
    if (name.startsWith("custom:")) {
      facts.with("tts", List.of()).with("stt", List.of());
    }
    return Answer.ok(facts);
  }

  private Facts inside() {
    var voices = inside.voices().stream().map(voice -> choice(voice, voice)).toList();
    var english = choice("en-US", "English (US)");
    var facts = Facts.of("tts", List.of(choice("en-US", "English (US)").with("voices", voices)));
    return facts.with("stt", inside.recognizes() ? List.of(english) : List.of());
  }

  private static Facts choice(String value, String name) {
    return Facts.of("value", value).with("name", name);
  }

  private static Json.Obj read() {
    try (var in = SpeechLanguages.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return (Json.Obj) Json.parse(in.readAllBytes()).ok().orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
