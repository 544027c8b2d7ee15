package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keys of language models that a verb need not bring along (rest-api.md 15.5).
final class LlmCredentials implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final String COLUMN = "credential";
  private static final int MOST = 100;

  /// Of verbs.md 3.16 and 3.17.
  private static final Set<String> VENDORS =
      Set.of(
          "openai",
          "microsoft",
          "google",
          "elevenlabs",
          "deepgram",
          "voiceagent",
          "ultravox",
          "qwen",
          "gptlive",
          "anthropic",
          "vertex-gemini",
          "vertex-openai",
          "bedrock",
          "deepseek",
          "baseten",
          "azure-openai",
          "groq",
          "huggingface",
          "moonshot",
          "zai");

  private static final Member API_KEY =
      Member.of("api_key", new Shape.Text(1, 1_024, Shape.Format.PASSWORD));
  private static final Member BASE_URL = Member.of("api_base_url", Shape.text(1_024)).orNull();
  private static final Member OPTIONS = Member.of("options", Shape.any()).orNull();
  private static final Shape.Thing TOLD =
      Shapes.told("LlmCredential", Nouns.LLM_CREDENTIALS)
          .and(API_KEY.orNull(), BASE_URL, OPTIONS)
          .thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewLlmCredential", Nouns.LLM_CREDENTIALS)
          .takes("label")
          .and(Member.of("vendor", Shape.filled(32)), API_KEY, BASE_URL.maybe(), OPTIONS.maybe())
          .thing();

  private final Shelf shelf;

  LlmCredentials(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.LLM_CREDENTIALS, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(
        new Five(shelf)
            .owned("/LlmCredentials", "a language model's credential", TOLD, SENT, Allowed.A_S_C));
    return all;
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream().map(row -> told(asked, row)).toList();
  }

  private static Facts told(Asked asked, Row row) {
    var held = held(row);
    boolean own = asked.caller().role() != Role.ACCOUNT || row.id(OWNER).isPresent();
    return Facts.of(row)
        .with("api_key", held.text("api_key").filter(_ -> own).map(Mask.PREFIX::shown).orElse(null))
        .with("api_base_url", held.text("api_base_url").orElse(null))
        .with("options", held.get("options").orElse(Json.object()));
  }

  private static Json.Obj held(Row row) {
    return Masked.held(row, COLUMN);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var vendor = after.text("vendor").orElse("").toLowerCase(Locale.ROOT);
    if (!VENDORS.contains(vendor)) {
      throw Refused.bad("vendor: is not known");
    }
    Owners.fixed(before, after.with("vendor", vendor), "vendor");
    var row = Owners.oneOwner(after.with("vendor", vendor));
    if (before.isEmpty()) {
      Owners.atMost(draft, row, MOST);
    }
    return row.with(COLUMN, Secret.of(merged(draft.body(), before).print()));
  }

  private static Json.Obj merged(Body body, Optional<Row> before) {
    var held = before.map(LlmCredentials::held).orElse(Json.object());
    var key = body.text("api_key");
    var shown = held.text("api_key").map(Mask.PREFIX::shown);
    if (key.isPresent() && !key.equals(shown)) {
      held = held.with("api_key", key.get());
    }
    if (body.has("api_base_url")) {
      var url = body.text("api_base_url");
      url.ifPresent(text -> HookUrl.check("api_base_url", text, false));
      held =
          url.map(text -> Json.object().with("api_base_url", text))
              .map(held::withAll)
              .orElse(held.without("api_base_url"));
    }
    if (body.has("options")) {
      var options = body.json("options").orElse(Json.object());
      if (!(options instanceof Json.Obj)) {
        throw Refused.bad("options: must be an object");
      }
      held = held.with("options", options);
    }
    return held;
  }
}
