package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import io.jambo.outbound.Cidr;
import java.util.Optional;

/// Addresses from which a carrier calls.
record Gateway(Sid sid, Sid carrier, Cidr range) {
  /// Empty when it is none for inbound calls, or is named by a host, which nobody calls from.
  static Optional<Gateway> of(Row row) {
    if (!row.flag("inbound") || !row.flag("is_active")) {
      return Optional.empty();
    }
    var address = row.text("ipv4").orElse("");
    long bits = row.whole("netmask").orElse(32L);
    return Cidr.parse(address + "/" + bits)
        .map(range -> new Gateway(row.sid(), row.id("voip_carrier_sid").orElseThrow(), range));
  }
}
