package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tenants of Microsoft Teams (rest-api.md 14.6).
final class TeamsTenants implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final Shape.Thing TOLD =
      Shapes.told("MicrosoftTeamsTenant", Nouns.MS_TEAMS_TENANTS).thing();

  /// An account's caller need not say who it is.
  private static final Shape.Thing SENT =
      Shapes.sent("NewMicrosoftTeamsTenant", Nouns.MS_TEAMS_TENANTS)
          .takes(PROVIDER, OWNER, "application_sid")
          .and(Member.of("tenant_fqdn", Shape.filled(255)))
          .thing();

  private final Shelf shelf;

  TeamsTenants(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.MS_TEAMS_TENANTS, this);
  }

  @Override
  public List<Operation> operations() {
    return new Five(shelf).at("/MicrosoftTeamsTenants", "a Microsoft Teams tenant", TOLD, SENT);
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, OWNER, PROVIDER);
    if (after.id(OWNER).isEmpty()) {
      throw Refused.bad(OWNER + ": is missing");
    }
    if (before.isEmpty() && after.id(PROVIDER).isEmpty()) {
      throw Refused.bad(PROVIDER + ": is missing");
    }
    var row = Owners.underAccount(draft, after);
    Owners.checkApplication(draft, row, "application_sid");
    var name = row.text("tenant_fqdn").orElse("").toLowerCase(Locale.ROOT);
    if (!List.of(name.split("\\.", -1)).stream().allMatch(SipRealms::label)) {
      throw Refused.bad("tenant_fqdn: must be a host name");
    }
    return row.with("tenant_fqdn", name);
  }
}
