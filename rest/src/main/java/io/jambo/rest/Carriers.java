package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carriers, under their own root, their account's and their service provider's (rest-api.md 13.1).
final class Carriers implements Desk, Rules {
  private static final String KEY = "voip_carrier_sid";
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final String ROOT = "/VoipCarriers";
  private static final List<String> PASSWORDS =
      List.of(
          "register_password", "inbound_auth_password", "smpp_password", "smpp_inbound_password");

  static final Shape.Thing TOLD =
      Shapes.told("VoipCarrier", Nouns.VOIP_CARRIERS)
          .and(CarrierRules.LISTS)
          .and(Member.of("register_status", Shape.any()))
          .thing();

  private static final Shape.Thing SENT =
      Shapes.sent("NewVoipCarrier", Nouns.VOIP_CARRIERS)
          .takesAllBut("created_at", "register_status")
          .and(Member.of("name", Shape.filled(64)))
          .and(CarrierRules.sentLists())
          .thing();

  private static final Parameter OF_ACCOUNT =
      Parameter.of(OWNER, new Shape.Reference(Nouns.ACCOUNTS), "this account's and shared ones");
  private static final Parameter NAME = Parameter.of("name", Shape.text(64), "a part of the name");

  private final Bureau bureau;
  private final Shelf shelf;

  Carriers(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.VOIP_CARRIERS, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(new Five(shelf).at(ROOT, "a carrier", TOLD, SENT, OF_ACCOUNT, NAME));
    all.addAll(under("/Accounts/{account_sid}", "of an account", Allowed.A_S_C, NAME));
    all.addAll(
        under(
            "/ServiceProviders/{service_provider_sid}",
            "of a service provider",
            Allowed.A_S,
            OF_ACCOUNT,
            NAME));
    return all;
  }

  private List<Operation> under(
      String owner, String whose, Allowed writers, Parameter... parameters) {
    return List.of(
        Operation.get(owner + ROOT)
            .says("List the carriers " + whose)
            .to(Allowed.A_S_C)
            .asks(parameters)
            .lists(TOLD)
            .by(shelf::list),
        Operation.post(owner + ROOT)
            .says("Make a carrier " + whose)
            .to(writers)
            .takes(SENT)
            .makes()
            .by(shelf::make),
        Operation.put(owner + ROOT + "/{voip_carrier_sid}")
            .says("Change a carrier " + whose)
            .to(writers)
            .item(KEY, Nouns.VOIP_CARRIERS)
            .takes(Five.changes(shelf, SENT))
            .changes()
            .by(shelf::change));
  }

  @Override
  public Query listed(Asked asked, Query query) {
    return asked.query("name").map(part -> query.containing("name", part)).orElse(query);
  }

  /// With an account that account's and the shared ones; below an account its own alone.
  @Override
  public Reach reach(Asked asked) {
    if (asked.owner(OWNER).isPresent()) {
      return asked.reach();
    }
    return asked
        .querySid(OWNER)
        .flatMap(sid -> bureau.find(Nouns.ACCOUNTS, sid))
        .<Reach>map(account ->
            new Reach.OfAccountAndShared(account.sid(), account.id(PROVIDER).orElseThrow()))
        .orElse(asked.sees());
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    boolean open = bureau.settings().get().showCarrierPasswords();
    return rows.stream().map(row -> told(row, open && Owners.mayChange(asked, row))).toList();
  }

  private static Facts told(Row row, boolean open) {
    var facts = Facts.of(row);
    if (row.text("register_status").isEmpty()) {
      facts.with("register_status", Json.object());
    }
    if (!open) {
      for (var password : PASSWORDS) {
        facts.with(password, row.secret(password).map(_ -> Mask.CONSTANT.shown("")).orElse(null));
      }
    }
    return facts;
  }

  @Override
  public void prepare(Asked asked) {
    bureau.carriersByAdmin(asked);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    if (before.isEmpty()) {
      draft.quota(Nouns.VOIP_CARRIERS, RestSettings.Quotas::carriers);
    }
    var row = Owners.underAccount(draft, after);
    if (row.id("application_sid").isPresent() && row.id(OWNER).isEmpty()) {
      throw Refused.bad("application_sid: needs an account_sid");
    }
    Owners.checkApplication(draft, row, "application_sid");
    CarrierRules.check(draft.body(), row);
    return row;
  }

  @Override
  public void going(Draft draft, Row row) {
    bureau.carriersByAdmin(draft.asked());
  }
}
