package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// The realm of an account's devices (rest-api.md 5.2, 5.6).
final class SipRealms implements Desk {
  private static final int MOST = 132;

  /// Names in an error; there may be thousands.
  private static final int NAMED = 20;

  private final Bureau bureau;

  SipRealms(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Accounts/{account_sid}/SipRealms/{realm}")
            .says("Set an account's realm")
            .to(Allowed.A_S_C)
            .changes()
            .by(this::set));
  }

  private Answer set(Asked asked) {
    var realm = checked(asked.path("realm"));
    if (realm.split("\\.", -1).length < 3) {
      throw Refused.bad("realm: must have at least three labels");
    }
    bureau.change(
        asked,
        draft -> {
          var before = draft.mine(Nouns.ACCOUNTS, asked.sid("account_sid"));
          if (!Objects.equals(before.value("sip_realm"), realm)) {
            refuseWithClients(draft, before);
          }
          draft.update(before, before.with("sip_realm", realm));
          return before;
        });
    return Answer.done();
  }

  /// The realm in lower case.
  ///
  /// @throws Refused when it is no host name of two or more labels
  static String checked(String text) {
    var realm = text.toLowerCase(Locale.ROOT);
    var labels = realm.split("\\.", -1);
    boolean fits = realm.length() <= MOST && labels.length >= 2;
    for (var label : labels) {
      fits = fits && label(label);
    }
    if (!fits) {
      throw Refused.bad("sip_realm: must be a host name of two or more labels");
    }
    return realm;
  }

  /// A label of a host name (RFC 1123 §2.1).
  static boolean label(String label) {
    return !label.isEmpty()
        && label.length() <= 63
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  /// Whether an account has that realm.
  static boolean taken(Bureau bureau, String realm) {
    var query = Query.all().where("sip_realm", realm);
    return bureau.read(view -> view.first(Nouns.ACCOUNTS, query, Reach.EVERYTHING)).isPresent();
  }

  /// What is kept of a client's password contains the realm.
  static void refuseWithClients(Draft draft, Row account) {
    var some = Query.all().where("account_sid", account.sid()).page(1, NAMED);
    var clients = draft.edit().list(Nouns.CLIENTS, some, Reach.EVERYTHING).rows();
    if (!clients.isEmpty()) {
      var names =
          clients.stream()
              .flatMap(client -> client.text("username").stream())
              .collect(Collectors.joining(", "));
      throw Refused.conflict("these clients were made for the present realm: " + names);
    }
  }
}
