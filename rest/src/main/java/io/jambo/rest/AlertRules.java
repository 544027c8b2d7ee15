package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Who is told of alerts, and how often (rest-api.md 16.8).
final class AlertRules implements Desk, Rules {
  private static final int MOST = 50;
  private static final String HOOK = "hook";
  private static final Member TYPES = Member.of("alert_types", Shape.many(Shape.filled(64), 64));
  private static final Shape.Thing TOLD =
      Shapes.told("AlertRule", Nouns.ALERT_RULES)
          .without("hook_sid")
          .and(Hooks.told(Hooks.BARE, HOOK))
          .and(TYPES)
          .thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewAlertRule", Nouns.ALERT_RULES)
          .takes("min_interval", "email", "is_active")
          .and(Member.of("name", Shape.filled(64)), TYPES.maybe())
          .and(Hooks.sent(HOOK))
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  AlertRules(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.ALERT_RULES, this);
  }

  @Override
  public List<Operation> operations() {
    return new Five(shelf).owned("/AlertRules", "an alert rule", TOLD, SENT, Allowed.A_S);
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return Hooks.told(bureau, asked, rows, List.of(HOOK));
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var row = Owners.oneOwner(after);
    if (draft.body().text("email").filter(mail -> !Brand.mail(mail)).isPresent()) {
      throw Refused.bad("email: must be a mail address");
    }
    draft.body().json("alert_types").ifPresent(AlertRules::checkTypes);
    if (before.isEmpty()) {
      Owners.atMost(draft, row, MOST);
    }
    row = Hooks.write(draft, row, List.of(HOOK));
    if (row.text("hook_sid").isEmpty() && row.text("email").isEmpty()) {
      throw Refused.bad("hook or email: is missing");
    }
    return row;
  }

  private static void checkTypes(Json types) {
    for (var type : ((Json.Arr) types).items()) {
      if (type instanceof Json.Str(var word) && !AlertTypes.KNOWN.contains(word)) {
        throw Refused.bad("alert_types: holds a type that there is not");
      }
    }
  }
}
