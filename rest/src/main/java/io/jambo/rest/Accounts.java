package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Accounts (rest-api.md 5.1, 5.2).
final class Accounts implements Desk, Rules {
  private static final List<String> HOOKS =
      List.of("registration_hook", "queue_event_hook", "device_calling_hook", "recording_hook");
  private static final String[] NOT_SENT = {
    "registration_hook_sid",
    "queue_event_hook_sid",
    "device_calling_hook_sid",
    "recording_hook_sid",
    "webhook_secret",
    "created_at",
    "plan_type",
    "stripe_customer_id",
    "trial_end_date",
    "deactivated_reason",
    "subspace_client_id",
    "subspace_client_secret",
    "subspace_sip_teleport_id",
    "subspace_sip_teleport_destinations",
    "device_to_call_ratio"
  };

  /// What an account may not change of itself: the platform's guard against fraud.
  private static final List<String> GUARDED =
      List.of("destination_prefixes", "blocked_prefixes", "max_call_duration");

  private static final String PROVIDER = "service_provider_sid";

  static final Shape.Thing TOLD =
      Shapes.told("Account", Nouns.ACCOUNTS)
          .without(
              "registration_hook_sid",
              "queue_event_hook_sid",
              "device_calling_hook_sid",
              "recording_hook_sid")
          .and(AccountMembers.LISTS)
          .and(Hooks.told(Hooks.BARE, HOOKS.toArray(String[]::new)))
          .and(Member.of("bucket_credential", Shape.any()).orNull())
          .thing()
          .early(
              "account_sid",
              "name",
              "sip_realm",
              PROVIDER,
              "is_active",
              "registration_hook",
              "device_calling_hook");

  static final Shape.Thing SENT =
      Shapes.sent("NewAccount", Nouns.ACCOUNTS)
          .takesAllBut(NOT_SENT)
          .and(Member.of("name", Shape.filled(64)))
          .and(Member.of(PROVIDER, new Shape.Reference(Nouns.SERVICE_PROVIDERS)).maybe())
          .and(AccountMembers.sentLists())
          .and(Hooks.sent(HOOKS.toArray(String[]::new)))
          .and(Member.of("bucket_credential", Shape.any()).orNull().maybe())
          .thing();

  private final Bureau bureau;
  private final Shelf shelf;

  Accounts(Bureau bureau) {
    this.bureau = bureau;
    shelf = new Shelf(bureau, Nouns.ACCOUNTS, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var operation : new Five(shelf).at("/Accounts", "an account", TOLD, SENT)) {
      boolean makes = operation.method() == Method.POST;
      all.add(makes ? making() : operation);
    }
    all.add(
        Operation.get("/ServiceProviders/{service_provider_sid}/Accounts")
            .says("List a service provider's accounts")
            .to(Allowed.A_S_C)
            .lists(TOLD)
            .by(shelf::list));
    return all;
  }

  private Operation making() {
    return Operation.post("/Accounts")
        .says("Make an account")
        .to(Allowed.A_S)
        .takes(SENT)
        .makes()
        .by(shelf::make);
  }

  @Override
  public Reach reach(Asked asked) {
    return asked.reach();
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    var told = Hooks.told(bureau, asked, rows, HOOKS);
    for (int i = 0; i < rows.size(); i++) {
      told.get(i).with("bucket_credential", Bucket.shown(rows.get(i)));
    }
    return told;
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, PROVIDER);
    if (after.id(PROVIDER).isEmpty()) {
      throw Refused.bad(PROVIDER + ": is missing");
    }
    var row = realm(draft, before, after);
    before.ifPresent(old -> guard(draft, old, after));
    AccountMembers.check(draft.body());
    for (var slot : List.of("device_calling_application_sid", "siprec_hook_sid")) {
      Owners.checkApplication(draft, row, slot);
    }
    row = Bucket.written(draft.body(), before, row);
    return before.isPresent()
        ? Hooks.write(draft, row, HOOKS)
        : row.with("webhook_secret", WebhookSecrets.fresh(bureau.kit()));
  }

  /// Hooks of a new account come after it: they lie with it.
  @Override
  public void made(Draft draft, Row row) {
    Hooks.writeAfter(draft, row, HOOKS);
  }

  private static Row realm(Draft draft, Optional<Row> before, Row after) {
    if (draft.body().text("sip_realm").isEmpty() && !draft.body().cleared("sip_realm")) {
      return after;
    }
    var realm = draft.body().text("sip_realm").map(SipRealms::checked).orElse(null);
    if (before.isPresent() && !Objects.equals(before.get().values().get("sip_realm"), realm)) {
      if (draft.asked().caller().role() == Role.ACCOUNT) {
        throw Refused.bad("sip_realm: an account changes it by SipRealms");
      }
      SipRealms.refuseWithClients(draft, before.get());
    }
    return after.with("sip_realm", realm);
  }

  private static void guard(Draft draft, Row before, Row after) {
    if (draft.asked().caller().role() != Role.ACCOUNT) {
      return;
    }
    for (var column : GUARDED) {
      if (!Objects.equals(before.value(column), after.value(column))) {
        throw Refused.forbidden(column + ": is not the account's own to change");
      }
    }
  }
}
