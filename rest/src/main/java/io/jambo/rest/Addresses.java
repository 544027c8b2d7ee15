package io.jambo.rest;

import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Optional;

/// Addresses to point carriers at, for calls and for messages (rest-api.md 14.4, 14.5).
final class Addresses implements Desk {
  private static final String PROVIDER = "service_provider_sid";

  private final Bureau bureau;

  Addresses(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    var all = new java.util.ArrayList<Operation>();
    all.addAll(three("/Sbcs", "an SBC address", "Sbc", Nouns.SBC_ADDRESSES));
    all.addAll(three("/Smpps", "an SMPP address", "Smpp", Nouns.SMPP_ADDRESSES));
    return all;
  }

  private List<Operation> three(String path, String what, String name, Noun noun) {
    var told = Shapes.told(name, noun).thing();
    var sent =
        Shapes.sent("New" + name, noun)
            .takesAllBut("last_updated")
            .and(Member.of("ipv4", Shape.filled(255)))
            .thing();
    var shelf =
        new Shelf(
            bureau,
            noun,
            new Rules() {
              @Override
              public Row checked(Draft draft, Optional<Row> before, Row after) {
                if (CarrierRules.blanks(after.text("ipv4").orElse(""))) {
                  throw Refused.bad("ipv4: must not have blanks");
                }
                return after;
              }
            });
    return List.of(
        Operation.get(path)
            .says("List: " + what)
            .to(Allowed.A_S_C)
            .asks(Parameter.of(PROVIDER, new Shape.Reference(Nouns.SERVICE_PROVIDERS), "whose"))
            .lists(told)
            .by(asked -> list(asked, noun)),
        Operation.post(path).says("Make " + what).to(Allowed.A).takes(sent).makes().by(shelf::make),
        Operation.delete(path + "/{" + noun.key() + "}")
            .says("Remove " + what)
            .to(Allowed.A)
            .item(noun.key(), noun)
            .removes()
            .by(shelf::remove));
  }

  /// The service provider's own, or everybody's where it has none.
  private Answer list(Asked asked, Noun noun) {
    var provider = asked.querySid(PROVIDER).or(() -> asked.caller().provider());
    var everybodys = Query.all().where(PROVIDER, null);
    var rows =
        bureau.read(view -> {
          var own =
              provider
                  .map(sid -> view.all(noun, Query.all().where(PROVIDER, sid), Reach.EVERYTHING))
                  .orElse(List.of());
          return own.isEmpty() ? view.all(noun, everybodys, Reach.EVERYTHING) : own;
        });
    return Paging.of(asked, rows.stream().map(Facts::of).toList());
  }
}
