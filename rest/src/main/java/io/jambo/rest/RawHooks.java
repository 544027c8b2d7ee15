package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.List;
import java.util.Optional;

/// Hooks by themselves (rest-api.md 17): whoever owns what a hook belongs to may read it.
final class RawHooks implements Desk, Rules {
  private static final Shape.Thing SENT =
      Shape.thing(
          "NewHook",
          Member.of("url", Shape.filled(1_024)),
          Member.of("method", Shape.oneOf("GET", "POST", "WS")).maybe(),
          Member.of("username", Shape.text(255)).maybe().orNull(),
          Member.of("password", new Shape.Text(0, 255, Shape.Format.PASSWORD)).maybe().orNull());

  private final Shelf shelf;

  RawHooks(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.WEBHOOKS, this);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Webhooks")
            .says("Make a hook")
            .to(Allowed.A_S_C)
            .takes(SENT)
            .makes()
            .by(shelf::make),
        Operation.get("/Webhooks/{webhook_sid}")
            .says("Get a hook")
            .to(Allowed.A_S_C)
            .item("webhook_sid", Nouns.WEBHOOKS)
            .answers(200, Hooks.HOOK)
            .by(shelf::one));
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream()
        .map(row -> {
          boolean hidden = row.secret("password").isPresent() && !Owners.mayChange(asked, row);
          return hidden ? Facts.of(row).with("password", Mask.CONSTANT.shown("")) : Facts.of(row);
        })
        .toList();
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var row = Owners.oneOwner(after);
    var url = draft.body().text("url").orElseThrow();
    HookUrl.check("url", url, Owners.httpsOnly(draft, row));
    boolean socket = draft.body().text("method").equals(Optional.of("WS"));
    return socket ? row.with("url", HookUrl.socket(url)).with("method", "POST") : row;
  }
}
