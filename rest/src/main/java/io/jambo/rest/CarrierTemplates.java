package io.jambo.rest;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import io.jambo.store.View;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Templates of well-known carriers (rest-api.md 13.4), ours until an operator keeps others.
final class CarrierTemplates implements Desk {
  private static final String KEY = "predefined_carrier_sid";
  private static final String CARRIER = "voip_carrier_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final Shape.Thing TOLD =
      Shapes.told("PredefinedCarrier", Nouns.PREDEFINED_CARRIERS).thing();

  private final Bureau bureau;

  CarrierTemplates(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/PredefinedCarriers")
            .says("List templates of carriers")
            .to(Allowed.PUBLIC)
            .rated(RateClass.SOURCE)
            .lists(TOLD)
            .by(this::list),
        copying("/Accounts/{account_sid}", Allowed.A_S_C),
        copying("/ServiceProviders/{service_provider_sid}", Allowed.A_S));
  }

  private Operation copying(String owner, Allowed allowed) {
    return Operation.post(owner + "/PredefinedCarriers/{" + KEY + "}")
        .says("Make a carrier of a template")
        .to(allowed)
        .makes()
        .by(this::copy);
  }

  /// The rows of a noun of templates: what an operator keeps, else ours.
  private static List<Row> rows(View view, Noun noun) {
    boolean kept = view.count(Nouns.PREDEFINED_CARRIERS, Query.all(), Reach.EVERYTHING) > 0;
    return kept ? view.all(noun, Query.all(), Reach.EVERYTHING) : KnownCarriers.of(noun);
  }

  private Answer list(Asked asked) {
    var all =
        bureau.read(view -> rows(view, Nouns.PREDEFINED_CARRIERS)).stream().map(Facts::of).toList();
    return Paging.of(asked, all);
  }

  private Answer copy(Asked asked) {
    bureau.carriersByAdmin(asked);
    var template = asked.sid(KEY);
    return Answer.made(
        Facts.of(
            "sid",
            bureau.change(
                asked,
                draft -> {
                  draft.quota(Nouns.VOIP_CARRIERS, RestSettings.Quotas::carriers);
                  var carrier =
                      rows(draft.edit(), Nouns.PREDEFINED_CARRIERS).stream()
                          .filter(row -> row.sid().equals(template))
                          .findFirst()
                          .orElseThrow(Refused::absent);
                  return copy(draft, carrier);
                })));
  }

  private io.jambo.kit.Sid copy(Draft draft, Row template) {
    var fresh =
        Row.fresh(Nouns.VOIP_CARRIERS).with(CARRIER, bureau.sid()).with("created_at", bureau.now());
    var row = owned(draft.asked().reach(), copied(template, fresh));
    row = row.with("name", name(draft, row));
    draft.insert(row);
    gateways(draft, template, row, Nouns.PREDEFINED_SIP_GATEWAYS, Nouns.SIP_GATEWAYS);
    gateways(draft, template, row, Nouns.PREDEFINED_SMPP_GATEWAYS, Nouns.SMPP_GATEWAYS);
    return row.sid();
  }

  private static Row owned(Reach reach, Row row) {
    return switch (reach) {
      case Reach.OfAccount(var account, var provider) ->
          row.with("account_sid", account).with(PROVIDER, provider);
      case Reach.OfProvider(var provider) -> row.with(PROVIDER, provider);
      case Reach.Everything _, Reach.OfAccountAndShared _ -> row;
    };
  }

  private void gateways(Draft draft, Row template, Row carrier, Noun from, Noun to) {
    for (var gateway : rows(draft.edit(), from)) {
      if (gateway.id(KEY).equals(Optional.of(template.sid()))) {
        var fresh = Row.fresh(to).with(to.key(), bureau.sid()).with(CARRIER, carrier.sid());
        draft.insert(copied(gateway, fresh));
      }
    }
  }

  /// A second one of a name gets a random suffix.
  private String name(Draft draft, Row row) {
    var name = row.text("name").orElseThrow();
    var same = Query.all().where(PROVIDER, row.id(PROVIDER).orElse(null)).where("name", name);
    boolean taken = draft.edit().first(Nouns.VOIP_CARRIERS, same, Reach.EVERYTHING).isPresent();
    var suffix = "-" + HexFormat.of().toHexDigits(bureau.kit().random().nextInt());
    return taken ? name.substring(0, Math.min(name.length(), 64 - suffix.length())) + suffix : name;
  }

  /// The columns that both have.
  private static Row copied(Row from, Row to) {
    var row = to;
    for (var column : from.noun().columns()) {
      var target = to.noun().find(column.name());
      boolean own = to.noun().keys().contains(column.name());
      if (target.isPresent() && !own && from.has(column.name())) {
        row = row.with(column.name(), value(target.get(), from.values().get(column.name())));
      }
    }
    return row;
  }

  private static @Nullable Object value(Column target, @Nullable Object value) {
    return target.kind() instanceof Kind.Sealed && value instanceof String text
        ? Secret.of(text)
        : value;
  }
}
