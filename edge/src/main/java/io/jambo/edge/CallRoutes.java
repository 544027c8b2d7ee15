package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import java.util.Comparator;
import java.util.List;

/// The call routes of all accounts, by priority; immutable.
record CallRoutes(Directory<CallRoute> bySid, Shelves<CallRoute> byAccount) {
  static final CallRoutes NONE =
      new CallRoutes(
          Directory.empty(),
          Shelves.empty(
              Comparator.comparingLong(CallRoute::priority)
                  .thenComparing(route -> route.sid().value())));

  /// Whether anybody has any.
  boolean any() {
    return !bySid.isEmpty();
  }

  /// Those of an account, in the order in which they are tried.
  List<CallRoute> of(Sid account) {
    return byAccount.of(account.value());
  }

  CallRoutes with(Row row) {
    var route = CallRoute.of(row);
    var others = without(row.sid());
    return new CallRoutes(
        others.bySid.with(route.sid().value(), route),
        others.byAccount.with(route.account().value(), route));
  }

  CallRoutes without(Sid sid) {
    return bySid
        .find(sid.value())
        .map(gone ->
            new CallRoutes(
                bySid.without(sid.value()), byAccount.without(gone.account().value(), gone)))
        .orElse(this);
  }
}
