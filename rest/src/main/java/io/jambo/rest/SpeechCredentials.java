package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Credentials of speech vendors, under accounts and service providers (rest-api.md 15.1).
final class SpeechCredentials implements Desk, Rules {
  private static final String COLUMN = "credential";
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final String KEY = "speech_credential_sid";

  /// A Google key has some 2,400 characters.
  private static final int MOST_MEMBER = 8_000;

  static final Shape.Thing TOLD =
      Shapes.told("SpeechCredential", Nouns.SPEECH_CREDENTIALS).and(members()).thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewSpeechCredential", Nouns.SPEECH_CREDENTIALS)
          .takes("label", "use_for_tts", "use_for_stt", OWNER, PROVIDER)
          .and(Member.of("vendor", Shape.filled(32)))
          .and(members())
          .thing();

  private final Shelf shelf;
  private final SpeechTests tests;

  SpeechCredentials(Bureau bureau, SpeechTests tests) {
    this.tests = tests;
    shelf = new Shelf(bureau, Nouns.SPEECH_CREDENTIALS, this);
  }

  private static Member[] members() {
    return SpeechVendors.allMembers().stream()
        .map(name -> Member.of(name, shape(name)).orNull().maybe())
        .toArray(Member[]::new);
  }

  private static Shape shape(String member) {
    if (member.equals("options")) {
      return Shape.any();
    }
    return SpeechVendors.flag(member) ? Shape.flag() : Shape.text(MOST_MEMBER);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(
        new Five(shelf)
            .owned("/SpeechCredentials", "a speech credential", TOLD, SENT, Allowed.A_S_C));
    for (var owner :
        List.of("/Accounts/{account_sid}", "/ServiceProviders/{service_provider_sid}")) {
      all.add(
          Operation.get(owner + "/SpeechCredentials/{" + KEY + "}/test")
              .says("Try a speech credential")
              .to(Allowed.A_S_C)
              .item(KEY, Nouns.SPEECH_CREDENTIALS)
              .with(Operation.Trait.SHARED)
              .answers(200, SpeechTests.TOLD)
              .answers(422)
              .by(tests::test));
    }
    return all;
  }

  /// A change has to say what the credential is for.
  @Override
  public void prepare(Asked asked) {
    var body = asked.body();
    boolean open = body.flag("use_for_tts").isEmpty() && body.flag("use_for_stt").isEmpty();
    if (asked.item().isPresent() && open) {
      throw Refused.conflict("use_for_tts or use_for_stt: is missing");
    }
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream()
        .map(row -> told(row, Owners.mayChange(asked, row) || own(asked, row)))
        .toList();
  }

  /// Whoever may only read what is its own sees its masks; of what is shared, no secret at all.
  private static boolean own(Asked asked, Row row) {
    return asked.caller().role() != Role.ACCOUNT || row.id(OWNER).isPresent();
  }

  private static Facts told(Row row, boolean secrets) {
    var facts = Facts.of(row);
    var held = held(row);
    var vendor = SpeechVendors.named(row.text("vendor").orElse(""));
    for (var part : vendor.map(SpeechVendors::members).orElse(List.of())) {
      if (!part.secret()) {
        facts.with(part.name(), plain(part.name(), held));
      } else if (secrets) {
        facts.with(
            part.name(), held.text(part.name()).map(text -> masked(part, text)).orElse(null));
      }
    }
    return facts;
  }

  private static @org.jspecify.annotations.Nullable Object plain(String name, Json.Obj held) {
    var value = held.get(name).orElse(null);
    return SpeechVendors.flag(name) && value instanceof Json.Num(var number)
        ? Boolean.valueOf(number.signum() != 0)
        : value;
  }

  private static String masked(SpeechVendors.Part part, String text) {
    return part.name().equals("service_key") ? Masked.googleKey(text) : Mask.PREFIX.shown(text);
  }

  /// What a credential holds.
  static Json.Obj held(Row row) {
    return Masked.held(row, COLUMN);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var name = after.text("vendor").orElse("");
    name = name.startsWith("custom:") ? name : name.toLowerCase(Locale.ROOT);
    var vendor = SpeechVendors.named(name).orElseThrow(() -> Refused.bad("vendor: is not known"));
    Owners.fixed(before, after.with("vendor", name), "vendor", OWNER);
    var held = merged(draft.body(), vendor, before);
    SpeechRules.check(vendor, name, held, after.flag("use_for_tts"), after.flag("use_for_stt"));
    if (before.isEmpty()) {
      draft.quota(Nouns.SPEECH_CREDENTIALS, RestSettings.Quotas::credentials);
    }
    var row = after.with("vendor", name).with(COLUMN, Secret.of(held.print()));
    return row.id(OWNER).isPresent() ? row.with(PROVIDER, null) : row;
  }

  /// What was held with what the request says; a mask says nothing.
  private static Json.Obj merged(Body body, SpeechVendors vendor, Optional<Row> before) {
    var old = before.map(SpeechCredentials::held).orElse(Json.object());
    var held = old;
    for (var part : vendor.members()) {
      var shown = old.text(part.name()).map(text -> masked(part, text));
      var sent = sent(body, part.name());
      if (body.cleared(part.name())) {
        held = held.without(part.name());
      } else if (sent.isPresent() && !shown.map(Json::of).equals(sent)) {
        held = held.with(part.name(), sent.get());
      }
    }
    return held;
  }

  private static Optional<Json> sent(Body body, String name) {
    return body.json(name)
        .or(() -> body.flag(name).map(is -> Json.of(is ? 1 : 0)))
        .or(() -> body.text(name).map(Json::of));
  }
}
