package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Phone numbers (rest-api.md 12): kept without `+`, each with at most one application.
final class Numbers implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final Member NUMBER =
      Member.of("number", new Shape.Text(1, 132, Shape.Format.PHONE));

  static final Shape.Thing TOLD =
      Shapes.told("PhoneNumber", Nouns.PHONE_NUMBERS).and(NUMBER).thing();

  private static final Shape.Thing SENT =
      Shapes.sent("NewPhoneNumber", Nouns.PHONE_NUMBERS)
          .takes("voip_carrier_sid", OWNER, "application_sid", PROVIDER)
          .takes("description")
          .and(Member.of("number", Shape.filled(133)))
          .thing();

  private static final Parameter OF_ACCOUNT =
      Parameter.of(OWNER, new Shape.Reference(Nouns.ACCOUNTS), "only those of this account");
  private static final Parameter FILTER =
      Parameter.of("filter", Shape.text(132), "a part of the number");

  private final Bureau bureau;
  private final Shelf shelf;

  Numbers(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.PHONE_NUMBERS, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(
        new Five(shelf)
            .at(
                "/PhoneNumbers",
                "a phone number",
                TOLD,
                SENT,
                OF_ACCOUNT,
                Parameter.of(
                    PROVIDER,
                    new Shape.Reference(Nouns.SERVICE_PROVIDERS),
                    "only those of this service provider"),
                FILTER));
    all.add(
        Operation.get("/ServiceProviders/{service_provider_sid}/PhoneNumbers")
            .says("List the numbers of a service provider")
            .to(Allowed.A_S_C)
            .asks(OF_ACCOUNT, FILTER)
            .lists(TOLD)
            .by(shelf::list));
    return all;
  }

  @Override
  public Query listed(Asked asked, Query query) {
    var wanted = query.orderBy("number");
    var account = asked.query(OWNER);
    if (account.isPresent()) {
      wanted = wanted.where(OWNER, account.get());
    }
    var part = asked.query("filter").map(Numbers::plain);
    return part.isPresent() ? wanted.containing("number", part.get()) : wanted;
  }

  @Override
  public Reach reach(Asked asked) {
    boolean admin = asked.caller().role() == Role.ADMIN;
    return asked
        .querySid(PROVIDER)
        .filter(_ -> admin)
        .<Reach>map(Reach.OfProvider::new)
        .orElse(asked.reach());
  }

  @Override
  public void prepare(Asked asked) {
    bureau.carriersByAdmin(asked);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    var row = after.with("number", number(after.text("number").orElseThrow()));
    Owners.fixed(before, row, "number", "voip_carrier_sid");
    if (before.isEmpty()) {
      draft.quota(Nouns.PHONE_NUMBERS, RestSettings.Quotas::numbers);
    }
    row = withProvider(draft, Owners.underAccount(draft, row));
    Owners.checkApplication(draft, row, "application_sid");
    checkCarrier(draft, row);
    return row;
  }

  /// A number of nobody yet lies with its carrier's service provider.
  private static Row withProvider(Draft draft, Row row) {
    boolean open = row.id(OWNER).isEmpty() && row.id(PROVIDER).isEmpty();
    var carrier = draft.behind(row, "voip_carrier_sid");
    return open && carrier.isPresent()
        ? row.with(PROVIDER, carrier.get().id(PROVIDER).orElse(null))
        : row;
  }

  private static void checkCarrier(Draft draft, Row row) {
    var carrier = draft.behind(row, "voip_carrier_sid");
    if (carrier.isPresent()) {
      var owner = carrier.get().id(OWNER);
      boolean fits =
          owner.isEmpty()
              ? carrier.get().id(PROVIDER).equals(Owners.provider(draft, row))
                  || carrier.get().id(PROVIDER).isEmpty()
              : row.id(OWNER).isEmpty() || owner.equals(row.id(OWNER));
      if (!fits) {
        throw Refused.bad("voip_carrier_sid: is not a carrier of that account");
      }
    }
  }

  private static String number(String text) {
    var number = plain(text);
    if (number.isEmpty() || number.length() > 132) {
      throw Refused.bad("number: must have 1 to 132 characters");
    }
    if (number.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw Refused.bad("number: must not have blanks");
    }
    return number;
  }

  private static String plain(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }

  @Override
  public void going(Draft draft, Row row) {
    draft.bureau().carriersByAdmin(draft.asked());
  }
}
