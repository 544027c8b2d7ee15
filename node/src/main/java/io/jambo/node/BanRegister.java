package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.outbound.Cidr;
import io.jambo.rest.BanBook;
import io.jambo.sip.Bans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The bans of the SIP door as the API shows and changes them.
record BanRegister(Kit kit, Bans bans) implements BanBook {
  private static final String BY_HAND = "manual";

  @Override
  public List<Ban> all() {
    return bans.all(kit.nanos()).stream()
        .map(ban ->
            new Ban(text(ban), ban.reason(), at(ban.since()), at(ban.until()), ban.hits().sum()))
        .toList();
  }

  @Override
  public boolean add(String address, Duration length) {
    return Cidr.parse(address)
        .map(range -> bans.add(range.network(), range.bits(), BY_HAND, kit.in(length), kit.nanos()))
        .orElse(false);
  }

  @Override
  public boolean remove(String address) {
    return Cidr.parse(address)
        .map(range -> bans.remove(range.network(), range.bits()))
        .orElse(false);
  }

  @Override
  public void clear() {
    bans.clear();
  }

  private Instant at(long nanos) {
    return kit.wallClock().plusNanos(nanos - kit.nanos());
  }

  private static String text(Bans.Ban ban) {
    var address = ban.address().getHostAddress();
    boolean single = ban.bits() == ban.address().getAddress().length * Byte.SIZE;
    return single ? address : address + "/" + ban.bits();
  }
}
