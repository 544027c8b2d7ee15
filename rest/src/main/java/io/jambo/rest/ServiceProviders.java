package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.StillUsed;
import java.util.List;
import java.util.Optional;

/// Service providers (rest-api.md 4, 4.1).
final class ServiceProviders implements Desk, Rules {
  private static final String HOOK = "registration_hook";
  private static final String KEY = "service_provider_sid";
  private static final String ITEM = "/ServiceProviders/{service_provider_sid}";

  static final Shape.Thing TOLD =
      Shapes.told("ServiceProvider", Nouns.SERVICE_PROVIDERS)
          .without("registration_hook_sid")
          .and(Hooks.told(Hooks.BARE, HOOK))
          .thing();

  private static final Shape.Thing SENT =
      Shapes.sent("NewServiceProvider", Nouns.SERVICE_PROVIDERS)
          .takesAllBut("registration_hook_sid")
          .and(Member.of("name", Shape.filled(64)))
          .and(Hooks.sent(HOOK))
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  ServiceProviders(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.SERVICE_PROVIDERS, this);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/ServiceProviders")
            .says("List service providers")
            .to(Allowed.A_S_C)
            .lists(TOLD)
            .by(shelf::list),
        Operation.post("/ServiceProviders")
            .says("Make a service provider")
            .to(Allowed.A)
            .takes(SENT)
            .makes()
            .by(shelf::make),
        Operation.get(ITEM)
            .says("Get a service provider")
            .to(Allowed.A_S_C)
            .item(KEY, Nouns.SERVICE_PROVIDERS)
            .answers(200, TOLD)
            .by(shelf::one),
        Operation.put(ITEM)
            .says("Change a service provider")
            .to(Allowed.A_S)
            .item(KEY, Nouns.SERVICE_PROVIDERS)
            .takes(Five.changes(shelf, SENT))
            .changes()
            .by(shelf::change),
        Operation.delete(ITEM)
            .says("Remove a service provider without accounts and users")
            .to(Allowed.A)
            .item(KEY, Nouns.SERVICE_PROVIDERS)
            .removes()
            .by(this::remove));
  }

  /// While it has accounts or users, that is not allowed, rather than in the way.
  private Answer remove(Asked asked) {
    try {
      return shelf.remove(asked);
    } catch (StillUsed used) {
      throw List.of("accounts", "users").contains(used.by())
          ? Refused.forbidden("the service provider has " + used.by())
          : used;
    }
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return Hooks.told(bureau, asked, rows, List.of(HOOK));
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var row = Brand.checked(draft.body(), after);
    return before.isPresent() ? Hooks.write(draft, row, List.of(HOOK)) : row;
  }

  /// The hook of a new one comes after it: it lies with it.
  @Override
  public void made(Draft draft, Row row) {
    Hooks.writeAfter(draft, row, List.of(HOOK));
  }
}
