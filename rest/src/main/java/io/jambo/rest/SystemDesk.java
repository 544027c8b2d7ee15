package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.outbound.Cidr;
import io.jambo.store.Query;
import java.util.List;
import java.util.Locale;

/// The install's own names and networks, and whether a name is still free (rest-api.md 17).
final class SystemDesk implements Desk {
  private static final String[] COLUMNS = {
    "domain_name", "sip_domain_name", "monitoring_domain_name", "private_network_cidr", "log_level"
  };
  private static final Shape.Thing TOLD =
      Shapes.partial(
          "SystemInformation",
          Shapes.told("SystemInformation", Nouns.SYSTEM_INFORMATION).only(COLUMNS).thing());
  private static final Shape.Thing AVAILABLE =
      Shape.thing("Availability", Member.of("available", Shape.truth()));

  private final Bureau bureau;

  SystemDesk(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/SystemInformation")
            .says("The install's names and networks")
            .to(Allowed.A)
            .answers(200, TOLD)
            .by(_ -> Answer.ok(told())),
        Operation.post("/SystemInformation")
            .says("Say the install's names and networks")
            .to(Allowed.A)
            .takes(TOLD)
            .answers(201, TOLD)
            .by(this::set),
        Operation.get("/Availability")
            .says("Whether nobody has that realm, mail address or phone yet")
            .to(Allowed.A_S_C)
            .asks(
                Parameter.of("type", Shape.oneOf("subdomain", "email", "phone"), "what it is")
                    .needed(),
                Parameter.of("value", Shape.filled(255), "what is looked for").needed())
            .answers(200, AVAILABLE)
            .by(this::available));
  }

  private Facts told() {
    return bureau
        .read(view -> view.first(Nouns.SYSTEM_INFORMATION, Query.all(), Reach.EVERYTHING))
        .map(Facts::of)
        .orElseGet(Facts::none);
  }

  private Answer set(Asked asked) {
    asked.body().text("private_network_cidr").ifPresent(SystemDesk::checkNetworks);
    var said = asked.body().onto(Row.empty(Nouns.SYSTEM_INFORMATION));
    bureau.change(
        asked,
        draft -> {
          var old = draft.edit().first(Nouns.SYSTEM_INFORMATION, Query.all(), Reach.EVERYTHING);
          var row = Row.fresh(Nouns.SYSTEM_INFORMATION).with(said);
          if (old.isEmpty()) {
            draft.edit().insert(row);
          } else if (!said.values().isEmpty()) {
            draft.edit().updateAll(Nouns.SYSTEM_INFORMATION, Query.all(), said, Reach.EVERYTHING);
          }
          draft.pen().note("update", Nouns.SYSTEM_INFORMATION, old, said);
          return row;
        });
    return Answer.made(told());
  }

  private static void checkNetworks(String list) {
    for (var range : list.split(",", -1)) {
      if (!range.isBlank() && Cidr.parse(range.strip()).isEmpty()) {
        throw Refused.bad("private_network_cidr: must be ranges as 10.0.0.0/8, by commas");
      }
    }
  }

  private Answer available(Asked asked) {
    var value = asked.query("value").orElseThrow();
    boolean taken =
        switch (asked.query("type").orElseThrow()) {
          case "subdomain" -> SipRealms.taken(bureau, value.toLowerCase(Locale.ROOT));
          case "email" -> taken("email", value);
          default -> taken("phone", value);
        };
    return Answer.ok(Facts.of("available", !taken));
  }

  private boolean taken(String column, String value) {
    var query = Query.all().where(column, value);
    return bureau.read(view -> view.first(Nouns.USERS, query, Reach.EVERYTHING)).isPresent();
  }
}
