package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where carriers reach this node, told in `sbc_addresses` (data-model.md 3.7) for who sets up a
/// trunk to read, again and again while it lives. Those of nodes that are no more go; rows that
/// somebody wrote by hand have no time and stay.
final class OwnAddress {
  private static final Logger log = LoggerFactory.getLogger(OwnAddress.class);

  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration GONE = Duration.ofHours(24);

  private OwnAddress() {}

  /// Notes it until the task is cancelled.
  ///
  /// @param shared whether other nodes have addresses there too
  static void keep(Kit kit, Store store, InetSocketAddress shown, boolean shared) {
    while (true) {
      note(kit, store, shown, shared);
      kit.pause(AGAIN);
    }
  }

  private static void note(Kit kit, Store store, InetSocketAddress shown, boolean shared) {
    try {
      var _ =
          store.change(edit -> {
            var now = kit.wallClock();
            var gone =
                Query.all().between("last_updated", Instant.EPOCH, shared ? now.minus(GONE) : now);
            int _ = edit.deleteAll(Nouns.SBC_ADDRESSES, gone, Reach.EVERYTHING);
            return note(kit, edit, shown);
          });
    } catch (StoreFailure away) {
      log.atWarn().addKeyValue("why", away.getMessage()).log("own address not noted");
    }
  }

  private static boolean note(Kit kit, Edit edit, InetSocketAddress shown) {
    var here =
        Query.all()
            .where("ipv4", shown.getAddress().getHostAddress())
            .where("port", (long) shown.getPort());
    var there = edit.first(Nouns.SBC_ADDRESSES, here, Reach.EVERYTHING);
    var now = Row.empty(Nouns.SBC_ADDRESSES).with("last_updated", kit.wallClock());
    if (there.isPresent()) {
      return edit.update(Nouns.SBC_ADDRESSES, there.get().sid(), now, Reach.EVERYTHING);
    }
    var _ =
        edit.insert(
            Row.fresh(Nouns.SBC_ADDRESSES)
                .with("sbc_address_sid", Sid.random(kit.random()))
                .with("ipv4", shown.getAddress().getHostAddress())
                .with("port", (long) shown.getPort())
                .with(now));
    return true;
  }
}
