package io.jambo.rest;

import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.outbound.Cidr;
import io.jambo.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gateways of carriers, for calls and for messages (rest-api.md 13.2, 13.3). Whoever may read a
/// shared carrier may read its gateways and not change them.
final class Gateways implements Desk {
  private static final String CARRIER = "voip_carrier_sid";
  private static final Parameter OF_CARRIER =
      Parameter.of(CARRIER, new Shape.Reference(Nouns.VOIP_CARRIERS), "whose gateways").needed();

  /// The netmask of a gateway that is named by its host.
  private static final int NAMED = 32;

  private final Bureau bureau;

  Gateways(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(five("/SipGateways", "a SIP gateway", "SipGateway", Nouns.SIP_GATEWAYS));
    all.addAll(five("/SmppGateways", "an SMPP gateway", "SmppGateway", Nouns.SMPP_GATEWAYS));
    return all;
  }

  private List<Operation> five(String path, String what, String name, Noun noun) {
    var told = Shapes.told(name, noun).thing();
    var sent =
        Shapes.sent("New" + name, noun)
            .takesAllBut()
            .needs(CARRIER)
            .and(Member.of("ipv4", Shape.filled(128)))
            .thing();
    return new Five(new Shelf(bureau, noun, new OfGateways(bureau, noun)))
        .at(path, what, told, sent, OF_CARRIER);
  }

  /// The rules of both kinds.
  private record OfGateways(Bureau bureau, Noun noun) implements Rules {
    @Override
    public Query listed(Asked asked, Query query) {
      return query.where(CARRIER, asked.query(CARRIER).orElseThrow());
    }

    @Override
    public void prepare(Asked asked) {
      bureau.carriersByAdmin(asked);
    }

    @Override
    public Row checked(Draft draft, Optional<Row> before, Row after) {
      Owners.fixed(before, after, CARRIER);
      var carrier = after.id(CARRIER).orElseThrow();
      if (draft.edit().find(Nouns.VOIP_CARRIERS, carrier, draft.asked().reach()).isEmpty()) {
        throw Refused.forbidden("this carrier is shared and not yours to change");
      }
      if (before.isEmpty()) {
        draft.quota(noun, RestSettings.Quotas::gateways);
      }
      return address(draft, before, after);
    }

    private Row address(Draft draft, Optional<Row> before, Row row) {
      var host = row.text("ipv4").orElseThrow();
      if (CarrierRules.blanks(host)) {
        throw Refused.bad("ipv4: must not have blanks");
      }
      var literal = host.contains("/") ? Optional.<Cidr>empty() : Cidr.parse(host);
      if (literal.isEmpty() && !name(host)) {
        throw Refused.bad("ipv4: must be an address or a host name");
      }
      int most = literal.map(Cidr::bits).orElse(NAMED);
      boolean kept = literal.isPresent() && before.filter(old -> widest(old) == most).isPresent();
      boolean open = !draft.body().has("netmask") && !kept;
      var full = open ? row.with("netmask", (long) most) : row;
      int netmask = Math.toIntExact(full.whole("netmask").orElseThrow());
      if (netmask > most) {
        throw Refused.bad("netmask: must be at most " + most);
      }
      if (row.flag("inbound")) {
        int least = bureau.settings().get().minInboundNetmask().orElse(0);
        if (literal.isEmpty()) {
          throw Refused.bad("ipv4: must be an address where calls come from");
        }
        if (netmask < least) {
          throw Refused.bad("netmask: must be at least " + least);
        }
      } else if (row.flag("outbound") && netmask < most) {
        throw Refused.bad("netmask: must be whole where calls only go to");
      }
      return full;
    }

    /// The netmask of that gateway's own address alone: 32, or 128 of an IPv6 one.
    private static int widest(Row row) {
      return row.text("ipv4").flatMap(Cidr::parse).map(Cidr::bits).orElse(NAMED);
    }

    private static boolean name(String host) {
      return host.chars()
          .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ".-_".indexOf(c) >= 0));
    }

    @Override
    public void going(Draft draft, Row row) {
      bureau.carriersByAdmin(draft.asked());
    }
  }
}
