package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Google's custom voices (rest-api.md 15.4); they go with their credential.
final class CustomVoices implements Desk, Rules {
  private static final String CREDENTIAL = "speech_credential_sid";
  private static final String KEY = "google_custom_voice_sid";
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final String CLONING_KEY = "voice_cloning_key";
  private static final int SHOWN = 100;
  private static final int MOST_KEY = 1 << 20;

  private static final Shape.Thing TOLD =
      Shapes.told("GoogleCustomVoice", Nouns.GOOGLE_CUSTOM_VOICES).thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewGoogleCustomVoice", Nouns.GOOGLE_CUSTOM_VOICES)
          .takes("reported_usage", "use_voice_cloning_key", CLONING_KEY)
          .needs(CREDENTIAL)
          .and(Member.of("name", Shape.filled(64)), Member.of("model", Shape.filled(512)))
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  CustomVoices(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.GOOGLE_CUSTOM_VOICES, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(
        new Five(shelf)
            .at(
                "/GoogleCustomVoices",
                "a custom voice",
                TOLD,
                SENT,
                Parameter.of(
                    CREDENTIAL, new Shape.Reference(Nouns.SPEECH_CREDENTIALS), "whose voices"),
                Parameter.of(OWNER, new Shape.Reference(Nouns.ACCOUNTS), "with its credentials"),
                Parameter.of(PROVIDER, new Shape.Reference(Nouns.SERVICE_PROVIDERS), "its own"),
                Parameter.of("label", Shape.text(64), "of the credential")));
    all.add(
        Operation.post("/GoogleCustomVoices/{" + KEY + "}/VoiceCloningKey")
            .says("Upload the cloning key of a custom voice, as multipart field file")
            .to(Allowed.A_S_C)
            .item(KEY, Nouns.GOOGLE_CUSTOM_VOICES)
            .changes()
            .answers(415)
            .by(this::upload));
    return all;
  }

  @Override
  public Query listed(Asked asked, Query query) {
    var credential = asked.query(CREDENTIAL);
    if (credential.isPresent()) {
      return query.where(CREDENTIAL, credential.get());
    }
    var owner = asked.query(OWNER).isPresent() ? OWNER : PROVIDER;
    var sid =
        asked
            .query(owner)
            .or(() -> asked.caller().account().map(Object::toString))
            .orElseThrow(() -> Refused.bad(CREDENTIAL + " or an owner: is missing in the query"));
    var google = Query.all().where("vendor", "google");
    var own = google.where(asked.query(owner).isPresent() ? owner : OWNER, sid);
    var labelled = asked.query("label").map(label -> own.where("label", label)).orElse(own);
    var credentials =
        bureau.read(view -> view.all(Nouns.SPEECH_CREDENTIALS, labelled, asked.sees()));
    return query.whereIn(CREDENTIAL, credentials.stream().map(row -> row.sid().value()).toList());
  }

  @Override
  public Reach reach(Asked asked) {
    return asked.sees();
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    boolean list = asked.item().isEmpty();
    return rows.stream()
        .map(row -> {
          var key = row.text(CLONING_KEY);
          boolean cut = list && key.filter(text -> text.length() > SHOWN).isPresent();
          return cut
              ? Facts.of(row).with(CLONING_KEY, key.orElse("").substring(0, SHOWN) + "...")
              : Facts.of(row);
        })
        .toList();
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, CREDENTIAL);
    var credential = after.id(CREDENTIAL).orElseThrow();
    boolean own =
        draft.edit().find(Nouns.SPEECH_CREDENTIALS, credential, draft.asked().reach()).isPresent();
    if (!own) {
      throw Refused.forbidden("this credential is shared and not yours to change");
    }
    return after;
  }

  private Answer upload(Asked asked) {
    var type = asked.arrival().header("Content-Type").orElse("");
    var bytes = asked.arrival().body(bureau.settings().get().maxBody());
    var text =
        Multipart.field(type, bytes, "file")
            .map(file -> new String(file, StandardCharsets.UTF_8).strip())
            .orElseThrow(() -> Refused.bad("file: is missing"));
    boolean fits =
        !text.isEmpty()
            && text.length() <= MOST_KEY
            && text.chars().noneMatch(c -> c < ' ' || c > '~');
    if (!fits) {
      throw Refused.bad("file: must be a key as text");
    }
    bureau.change(
        asked,
        draft -> {
          var before = draft.mine(Nouns.GOOGLE_CUSTOM_VOICES, asked.row().sid());
          draft.update(before, before.with(CLONING_KEY, text));
          return before;
        });
    return Answer.done();
  }
}
