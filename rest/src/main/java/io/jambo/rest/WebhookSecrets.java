package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.model.Nouns;
import io.jambo.model.Secret;
import java.util.List;

/// The secret that an account's hooks are signed with (rest-api.md 5.3, data-model.md 2).
final class WebhookSecrets implements Desk {
  /// Base 57: digits and letters but for those that look alike.
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final int LENGTH = 22;
  private static final Shape.Thing TOLD =
      Shape.thing("WebhookSecret", Member.of("webhook_secret", Shape.text(36)));

  private final Bureau bureau;

  WebhookSecrets(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Accounts/{account_sid}/WebhookSecret")
            .says("The secret that hooks are signed with; with regenerate, a new one")
            .to(Allowed.A_S_C)
            .asks(Parameter.of("regenerate", Shape.text(64), "make a new one first"))
            .answers(200, TOLD)
            .by(this::tell));
  }

  private Answer tell(Asked asked) {
    var account = asked.sid("account_sid");
    if (asked.query("regenerate").isEmpty()) {
      var row = bureau.find(Nouns.ACCOUNTS, account).orElseThrow(Refused::absent);
      return Answer.ok(Facts.of("webhook_secret", row.secret("webhook_secret").orElse(null)));
    }
    if (asked.caller().viewOnly() || asked.caller().application().isPresent()) {
      throw Refused.forbidden("this caller may only read");
    }
    var secret = fresh(bureau.kit());
    bureau.change(
        asked,
        draft -> {
          var before = draft.mine(Nouns.ACCOUNTS, account);
          draft.update(before, before.with("webhook_secret", secret));
          return secret;
        });
    return Answer.ok(Facts.of("webhook_secret", secret));
  }

  /// A new one.
  static Secret fresh(Kit kit) {
    var text = new StringBuilder("wh_secret_");
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(kit.random().nextInt(ALPHABET.length())));
    }
    return Secret.of(text.toString());
  }
}
