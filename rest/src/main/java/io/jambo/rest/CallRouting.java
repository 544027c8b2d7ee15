package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.NumberPattern;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Optional;

/// Which application takes a number that no phone number covers (rest-api.md 14.8).
final class CallRouting implements Desk, Rules {
  private static final int MOST = 1_000;
  private static final String OWNER = "account_sid";
  private static final Shape.Thing TOLD = Shapes.told("CallRoute", Nouns.CALL_ROUTES).thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewCallRoute", Nouns.CALL_ROUTES)
          .takes(OWNER, "priority")
          .needs("application_sid")
          .and(Member.of("regex", Shape.filled(255)))
          .thing();

  private final Shelf shelf;

  CallRouting(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.CALL_ROUTES, this);
  }

  @Override
  public List<Operation> operations() {
    var account = Parameter.of(OWNER, new Shape.Reference(Nouns.ACCOUNTS), "whose routes");
    return new Five(shelf).at("/CallRoutes", "a call route", TOLD, SENT, account);
  }

  @Override
  public Query listed(Asked asked, Query query) {
    var account = asked.query(OWNER);
    if (account.isEmpty() && asked.caller().role() != Role.ACCOUNT) {
      throw Refused.bad(OWNER + ": is missing in the query");
    }
    var ordered = query.orderBy("priority");
    return account.map(sid -> ordered.where(OWNER, sid)).orElse(ordered);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, OWNER);
    var owner = after.id(OWNER).orElseThrow(() -> Refused.bad(OWNER + ": is missing"));
    checkRegex(after);
    Owners.checkApplication(draft, after, "application_sid");
    boolean full =
        before.isEmpty()
            && draft
                    .edit()
                    .count(
                        Nouns.CALL_ROUTES, Query.all().where(OWNER, owner), draft.asked().reach())
                >= MOST;
    if (full) {
      throw Refused.conflict("an account has at most " + MOST + " call routes");
    }
    return after;
  }

  /// Refuses an expression that can't be evaluated in linear time.
  static void checkRegex(Row row) {
    if (row.text("regex").flatMap(NumberPattern::regex).isEmpty()) {
      throw Refused.bad("regex: can't be read");
    }
  }
}
