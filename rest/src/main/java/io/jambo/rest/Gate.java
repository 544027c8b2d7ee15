package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one filter in front of every operation (security.md API-1): nobody gets to a handler whom
/// the declaration does not let in, and no handler sees a row or a sid of another tenant. The order
/// is that of rest-api.md 2.4: who may at all, then the owner in the path, then the row, then the
/// rest.
final class Gate {
  private final Registry registry;

  Gate(Registry registry) {
    this.registry = registry;
  }

  /// Which rows a request may change, and which it may read.
  private record Arms(Reach reach, Reach sees) {}

  /// Lets a request in.
  ///
  /// @throws Refused when it may not come in, or is not what the operation takes
  Asked pass(
      Operation operation,
      Map<String, String> path,
      Arrival arrival,
      Caller caller,
      String source,
      int maxBody) {
    admit(operation, caller);
    var early = passwordOfViewer(operation, caller, arrival, maxBody);
    checkSids(operation, path);
    var arms = arms(operation, path, caller);
    var reading = new Reading(true);
    var query = query(operation, arrival, reading);
    check(reading, arms);
    var item = item(operation, path, arms);
    var value = body(operation, arrival, maxBody, arms, early);
    return new Asked(
        operation, arrival, caller, arms.reach(), arms.sees(), item, source, path, query, value);
  }

  private static void admit(Operation operation, Caller caller) {
    if (operation.allowed() == Allowed.PUBLIC) {
      return;
    }
    if (!operation.allowed().admits(caller)) {
      throw Refused.guarded("not allowed for this caller");
    }
    boolean writes = !operation.method().reads();
    if (caller.viewOnly()
        && writes
        && !operation.is(Operation.Trait.VIEWERS)
        && !operation.is(Operation.Trait.PASSWORD)) {
      throw Refused.forbidden("this user may only read");
    }
    if (caller.application().isPresent() && writes && !operation.is(Operation.Trait.LIMITED_KEYS)) {
      throw Refused.forbidden("this key may only use its application");
    }
  }

  /// A view-only user may change its own password (rest-api.md 2.3), which the body alone shows.
  private static BodyReader.@Nullable Said passwordOfViewer(
      Operation operation, Caller caller, Arrival arrival, int maxBody) {
    if (operation.allowed() == Allowed.PUBLIC
        || !caller.viewOnly()
        || !operation.is(Operation.Trait.PASSWORD)) {
      return null;
    }
    var said = BodyReader.read(arrival, maxBody);
    boolean both =
        said.json() instanceof Json.Obj object
            && object.has("old_password")
            && object.has("new_password");
    if (!both) {
      throw Refused.forbidden("this user may only read");
    }
    return said;
  }

  private static void checkSids(Operation operation, Map<String, String> path) {
    for (var segment : operation.path().segments()) {
      if (segment.sid() && Sids.read(path.getOrDefault(segment.text(), "")).isEmpty()) {
        throw Refused.bad(segment.text() + ": must be a sid");
      }
    }
  }

  private Arms arms(Operation operation, Map<String, String> path, Caller caller) {
    var account = operation.accountGuard();
    if (account.isPresent()) {
      var owner = guarded(Nouns.ACCOUNTS, sid(path, account.get()), caller);
      var provider = owner.id("service_provider_sid").orElseThrow();
      return new Arms(
          new Reach.OfAccount(owner.sid(), provider),
          new Reach.OfAccountAndShared(owner.sid(), provider));
    }
    var provider = operation.providerGuard();
    if (provider.isPresent()) {
      var owner = sid(path, provider.get());
      if (caller.role() == Role.ADMIN) {
        var _ = guarded(Nouns.SERVICE_PROVIDERS, owner, caller);
        return new Arms(new Reach.OfProvider(owner), new Reach.OfProvider(owner));
      }
      if (!caller.provider().equals(Optional.of(owner))) {
        throw Refused.guarded("not allowed for this caller");
      }
    }
    return new Arms(caller.reach(), caller.sees());
  }

  /// The owner in front of a sub-tree: 403 when it is foreign or absent, but to the platform's
  /// owner 404, which nothing is foreign to.
  private Row guarded(Noun noun, Sid sid, Caller caller) {
    return registry
        .find(noun, sid, caller.reach())
        .orElseThrow(() ->
            caller.role() == Role.ADMIN
                ? Refused.absent()
                : Refused.guarded("not allowed for this caller"));
  }

  private static Sid sid(Map<String, String> path, String name) {
    return Sids.read(path.getOrDefault(name, "")).orElseThrow();
  }

  private static Map<String, Object> query(Operation operation, Arrival arrival, Reading reading) {
    if (operation.query().isEmpty()) {
      return Map.of();
    }
    var given = Query.first(arrival.query());
    var values = new HashMap<String, Object>();
    for (var parameter : operation.query()) {
      var text = given.get(parameter.name());
      if (text != null && !text.isEmpty()) {
        var value = reading.value(parameter.shape(), Json.of(text), parameter.name());
        values.put(parameter.name(), value);
      } else if (parameter.required()) {
        throw Refused.bad(parameter.name() + ": is missing in the query");
      }
    }
    return values;
  }

  private Optional<Row> item(Operation operation, Map<String, String> path, Arms arms) {
    return operation.item().map(item -> found(operation, item, sid(path, item.parameter()), arms));
  }

  private Row found(Operation operation, Operation.Item item, Sid sid, Arms arms) {
    boolean within = operation.accountGuard().isPresent() && !operation.is(Operation.Trait.SHARED);
    if (within || operation.method().reads()) {
      var arm = within ? arms.reach() : arms.sees();
      return registry.find(item.noun(), sid, arm).orElseThrow(Refused::absent);
    }
    return registry.find(item.noun(), sid, arms.reach()).orElseThrow(() -> hidden(item, sid, arms));
  }

  /// A shared row is there for whoever may read it, but not to be changed.
  private Refused hidden(Operation.Item item, Sid sid, Arms arms) {
    boolean shared =
        !arms.sees().equals(arms.reach())
            && registry.find(item.noun(), sid, arms.sees()).isPresent();
    return shared
        ? Refused.forbidden("this row is shared and not yours to change")
        : Refused.absent();
  }

  private @Nullable Object body(
      Operation operation,
      Arrival arrival,
      int maxBody,
      Arms arms,
      BodyReader.@Nullable Said early) {
    if (operation.body().isEmpty()) {
      return null;
    }
    var said = early == null ? BodyReader.read(arrival, maxBody) : early;
    var reading = new Reading(said.loose());
    var value = reading.value(operation.body().get(), said.json(), "");
    check(reading, arms);
    return value;
  }

  /// A sid in query or body of something that the caller does not see is 400, and nothing is
  /// linked.
  private void check(Reading reading, Arms arms) {
    for (var pointer : reading.pointers()) {
      if (registry.find(pointer.noun(), pointer.sid(), arms.sees()).isEmpty()) {
        throw Refused.bad(pointer.member() + ": names nothing that there is");
      }
    }
  }
}
