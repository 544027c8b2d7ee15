package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Providers of text messages that are reached by HTTP (rest-api.md 11.3).
final class SmsProviders implements Desk, Rules {
  private static final int MOST = 20;
  private static final int SECRET_BYTES = 32;
  private static final String OWNER = "account_sid";
  private static final String REGENERATE = "regenerate_inbound_secret";
  private static final Shape.Thing TOLD =
      Shapes.told("SmsProvider", Nouns.SMS_PROVIDERS)
          .and(Member.of("inbound_path", Shape.text(255)).orNull())
          .thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewSmsProvider", Nouns.SMS_PROVIDERS)
          .takes("kind", "username", "password", "bearer_token", "body_template", "is_active")
          .and(
              Member.of("name", Shape.filled(64)),
              Member.of("url", Shape.filled(1_024)),
              Member.of(REGENERATE, Shape.flag()).maybe())
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  SmsProviders(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.SMS_PROVIDERS, this);
  }

  @Override
  public List<Operation> operations() {
    return new Five(shelf).owned("/SmsProviders", "an SMS provider", TOLD, SENT, Allowed.A_S_C);
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream().map(row -> told(asked, row)).toList();
  }

  private static Facts told(Asked asked, Row row) {
    boolean open = asked.caller().role() != Role.ACCOUNT || row.id(OWNER).isPresent();
    var secret = row.secret("inbound_secret").filter(_ -> Owners.mayChange(asked, row));
    var facts = Facts.of(row);
    for (var name : List.of("password", "bearer_token")) {
      var stored = row.secret(name).filter(_ -> open);
      facts.with(name, stored.map(_ -> Mask.CONSTANT.shown("")).orElse(null));
    }
    return facts.with(
        "inbound_path",
        secret.map(text -> "/v1/messaging/" + row.sid() + "/" + text.reveal()).orElse(null));
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var row = Owners.oneOwner(after);
    var url = row.text("url").orElse("");
    HookUrl.check("url", url, Owners.httpsOnly(draft, row));
    if (!url.regionMatches(true, 0, "http", 0, 4)) {
      throw Refused.bad("url: must be http or https");
    }
    boolean basic = row.text("username").isPresent() || row.secret("password").isPresent();
    if (basic && row.secret("bearer_token").isPresent()) {
      throw Refused.bad("bearer_token: not with username and password");
    }
    draft.body().text("body_template").ifPresent(SmsProviders::checkTemplate);
    if (before.isEmpty()) {
      Owners.atMost(draft, row, MOST);
    }
    boolean renew = before.isEmpty() || draft.body().flag(REGENERATE).orElse(false);
    return renew ? row.with("inbound_secret", secret()) : row;
  }

  private Secret secret() {
    var bytes = new byte[SECRET_BYTES];
    bureau.kit().random().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }

  /// Whatever stands inside its strings later, it has to be JSON.
  private static void checkTemplate(String template) {
    var filled = template.replaceAll("\\{\\{(message_sid|from|to|text|media)}}", "x");
    if (Json.parse(filled).ok().isEmpty()) {
      throw Refused.bad("body_template: must be JSON after replacement");
    }
  }
}
