package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;

/// What accounts and service providers may use (rest-api.md 5.4). Whoever is limited does not set
/// its own limits.
final class OwnerLimits implements Desk {
  private static final List<String> CATEGORIES =
      ((Kind.OneOf) Nouns.ACCOUNT_LIMITS.column("category").kind()).words();
  private static final Parameter CATEGORY =
      Parameter.of("category", new Shape.OneOf(CATEGORIES, false), "one category");
  private static final Shape.Thing SENT =
      Shapes.sent("NewLimit", Nouns.ACCOUNT_LIMITS).needs("category", "quantity").thing();

  private final Bureau bureau;

  OwnerLimits(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    var accounts =
        new Limited(
            "/Accounts/{account_sid}/Limits", "account_sid", Nouns.ACCOUNT_LIMITS, "AccountLimit");
    var providers =
        new Limited(
            "/ServiceProviders/{service_provider_sid}/Limits",
            "service_provider_sid",
            Nouns.SERVICE_PROVIDER_LIMITS,
            "ServiceProviderLimit");
    var all = new java.util.ArrayList<Operation>();
    all.addAll(operations(accounts, Allowed.A_S_C, Allowed.A_S));
    all.addAll(operations(providers, Allowed.A_S, Allowed.A));
    return all;
  }

  /// Limits of one kind of owner.
  private record Limited(String path, String owner, Noun noun, String shape) {}

  private List<Operation> operations(Limited limited, Allowed readers, Allowed writers) {
    return List.of(
        Operation.get(limited.path())
            .says("List limits")
            .to(readers)
            .asks(CATEGORY)
            .lists(Shapes.told(limited.shape(), limited.noun()).thing())
            .by(asked -> list(asked, limited)),
        Operation.post(limited.path())
            .says("Set a limit; 0 is none")
            .to(writers)
            .takes(SENT)
            .makes()
            .by(asked -> set(asked, limited)),
        Operation.delete(limited.path())
            .says("Remove a limit, or all")
            .to(writers)
            .asks(CATEGORY)
            .removes()
            .by(asked -> remove(asked, limited)));
  }

  private Answer list(Asked asked, Limited limited) {
    var rules =
        new Rules() {
          @Override
          public Query listed(Asked asked, Query query) {
            return wanted(asked, limited);
          }
        };
    return new Shelf(bureau, limited.noun(), rules).list(asked);
  }

  private static Query wanted(Asked asked, Limited limited) {
    var all = Query.all().where(limited.owner(), asked.sid(limited.owner()));
    return asked.query("category").map(word -> all.where("category", word)).orElse(all);
  }

  private Answer set(Asked asked, Limited limited) {
    var noun = limited.noun();
    var said = asked.body().onto(Row.fresh(noun).with(noun.key(), bureau.sid()));
    var row = said.with(limited.owner(), asked.sid(limited.owner()));
    Sid made =
        bureau.change(
            asked,
            draft -> {
              var category = row.text("category").orElseThrow();
              var same = Query.all().where(limited.owner(), asked.sid(limited.owner()));
              var old = draft.edit().first(noun, same.where("category", category), asked.reach());
              if (old.isPresent()) {
                draft.update(old.get(), row.with(noun.key(), old.get().sid()));
                return old.get().sid();
              }
              return draft.insert(row).sid();
            });
    return Answer.made(made);
  }

  private Answer remove(Asked asked, Limited limited) {
    bureau.change(
        asked,
        draft -> {
          var rows = draft.edit().all(limited.noun(), wanted(asked, limited), asked.reach());
          rows.forEach(draft::delete);
          return rows;
        });
    return Answer.done();
  }
}
