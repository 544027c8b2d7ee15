package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.outbound.Cidr;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Addresses that are not heard for a while (rest-api.md 17, security.md 13).
final class BanDesk implements Desk {
  private static final int LONGEST_SECONDS = 2_592_000;
  private static final Shape ADDRESS = Shape.filled(64);

  private static final Shape.Thing BAN =
      Shape.thing(
          "Ban",
          Member.of("address", ADDRESS),
          Member.of("reason", Shape.text(255)),
          Member.of("since", Shape.moment()),
          Member.of("until", Shape.moment()),
          Member.of("hits", Shape.whole(0, Long.MAX_VALUE)));

  private static final Shape.Thing NEW =
      Shape.thing(
          "NewBan",
          Member.of("address", ADDRESS),
          Member.of("seconds", Shape.whole(1, LONGEST_SECONDS)));

  private final BanBook book;
  private final Store store;
  private final Clerk clerk;

  BanDesk(BanBook book, Store store, Clerk clerk) {
    this.book = book;
    this.store = store;
    this.clerk = clerk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Bans")
            .says("Addresses that are not heard for a while")
            .to(Allowed.A)
            .lists(BAN)
            .by(asked -> Paging.of(asked, book.all().stream().map(BanDesk::facts).toList())),
        Operation.post("/Bans")
            .says("Do not hear an address for a while")
            .to(Allowed.A)
            .takes(NEW)
            .answers(201, BAN)
            .answers(422)
            .by(this::add),
        Operation.delete("/Bans")
            .says("Hear everybody again")
            .to(Allowed.A)
            .answers(204)
            .by(asked -> {
              book.clear();
              note(asked, "delete", "all");
              return Answer.done();
            }),
        Operation.delete("/Bans/{address}")
            .says("Hear an address again")
            .to(Allowed.A)
            .answers(204)
            .by(this::remove));
  }

  private Answer add(Asked asked) {
    var address = asked.body().text("address").orElse("");
    var network = Cidr.parse(address);
    if (network.isEmpty()) {
      throw Refused.bad("address: must be an IP address or a network");
    }
    if (ofGateway(network.get())) {
      throw Refused.conflict("address: a gateway is there");
    }
    long seconds = asked.body().whole("seconds").orElse(1L);
    if (!book.add(address, Duration.ofSeconds(seconds))) {
      throw Refused.conflict("there are too many bans already");
    }
    note(asked, "create", address);
    return book.all().stream()
        .filter(ban -> ban.address().equals(address))
        .findFirst()
        .map(ban -> Answer.made(facts(ban)))
        .orElseThrow(() -> Refused.conflict("it has passed already"));
  }

  private boolean ofGateway(Cidr network) {
    var found = new AtomicBoolean();
    store.stream(
        Nouns.SIP_GATEWAYS,
        Query.all(),
        Reach.EVERYTHING,
        row ->
            range(row)
                .filter(gateway -> overlap(gateway, network))
                .ifPresent(_ -> found.set(true)));
    return found.get();
  }

  /// Where a gateway's calls come from; empty when it is named by its host.
  private static Optional<Cidr> range(Row gateway) {
    var address = gateway.text("ipv4").flatMap(Cidr::parse);
    var narrowed =
        gateway
            .whole("netmask")
            .flatMap(bits -> Cidr.parse(gateway.text("ipv4").orElse("") + "/" + bits));
    return narrowed.or(() -> address);
  }

  private static boolean overlap(Cidr one, Cidr other) {
    return one.contains(other.network()) || other.contains(one.network());
  }

  private Answer remove(Asked asked) {
    if (!book.remove(asked.path("address"))) {
      throw Refused.absent();
    }
    note(asked, "delete", asked.path("address"));
    return Answer.done();
  }

  private void note(Asked asked, String action, String address) {
    var event =
        new AuditLog.Event(
            action,
            "bans",
            Optional.of(address),
            Optional.<Sid>empty(),
            Optional.<Sid>empty(),
            "ok",
            List.of());
    clerk.note(AuditLog.Actor.of(asked.caller(), asked.truncatedSource()), event);
  }

  private static Facts facts(BanBook.Ban ban) {
    return Facts.of("address", ban.address())
        .with("reason", ban.reason())
        .with("since", ban.since())
        .with("until", ban.until())
        .with("hits", ban.hits());
  }
}
