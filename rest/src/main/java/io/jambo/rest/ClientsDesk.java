package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Devices that sign in with a password (rest-api.md 14.7). Of the password only HA1 is kept, over
/// the account's realm, for MD5 and for SHA-256 (RFC 7616 §3.4.2).
final class ClientsDesk implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final Member PASSWORD =
      Member.of("password", new Shape.Text(1, 255, Shape.Format.PASSWORD)).orNull();
  private static final Shape.Thing TOLD =
      Shapes.told("Client", Nouns.CLIENTS).and(PASSWORD).thing();
  private static final Shape.Thing SENT =
      Shapes.sent("NewClient", Nouns.CLIENTS)
          .takesAllBut()
          .takes(OWNER)
          .and(Member.of(OWNER, new Shape.Reference(Nouns.ACCOUNTS)).maybe())
          .and(Member.of("username", Shape.filled(64)))
          .and(PASSWORD.maybe())
          .thing();

  private final Shelf shelf;

  ClientsDesk(Bureau bureau) {
    shelf = new Shelf(bureau, Nouns.CLIENTS, this);
  }

  @Override
  public List<Operation> operations() {
    return new Five(shelf).at("/Clients", "a client", TOLD, SENT);
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return rows.stream()
        .map(row ->
            Facts.of(row)
                .with(
                    "password",
                    row.secret("ha1_md5").map(_ -> Mask.CONSTANT.shown("")).orElse(null)))
        .toList();
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, OWNER);
    var account = draft.behind(after, OWNER).orElseThrow(() -> Refused.bad(OWNER + ": is missing"));
    var realm = account.text("sip_realm");
    if (before.isEmpty() && (realm.isEmpty() || !account.flag("allow_stored_clients"))) {
      throw Refused.conflict(
          realm.isEmpty() ? "the account has no sip_realm" : "the account does not keep clients");
    }
    var username = after.text("username").orElseThrow(() -> Refused.bad("username: is missing"));
    checkName(draft, before, after, username);
    return withHashes(draft.body(), before, after, username, realm.orElse(""));
  }

  private static void checkName(Draft draft, Optional<Row> before, Row after, String username) {
    if (CarrierRules.blanks(username) || username.contains("@") || username.contains(":")) {
      throw Refused.bad("username: must not have blanks, @ or :");
    }
    var same = Query.all().where(OWNER, after.id(OWNER).orElseThrow()).where("username", username);
    boolean taken =
        draft.edit().first(Nouns.CLIENTS, same, Reach.EVERYTHING).stream()
            .anyMatch(other -> before.filter(old -> old.sid().equals(other.sid())).isEmpty());
    if (taken) {
      throw Refused.bad("username: another client of the account has it");
    }
  }

  private static Row withHashes(
      Body body, Optional<Row> before, Row after, String username, String realm) {
    var password = body.text("password").filter(said -> !said.equals(Mask.CONSTANT.shown("")));
    if (password.isPresent()) {
      var text = username + ":" + realm + ":" + password.get();
      return after
          .with("ha1_md5", Secret.of(Hashes.hex("MD5", text)))
          .with("ha1_sha256", Secret.of(Hashes.hex("SHA-256", text)));
    }
    boolean renamed =
        before.isPresent()
            && !Objects.equals(before.get().values().get("username"), username)
            && before.get().secret("ha1_md5").isPresent();
    if (renamed) {
      throw Refused.bad("password: is needed for another username");
    }
    return body.cleared("password") ? after.with("ha1_md5", null).with("ha1_sha256", null) : after;
  }
}
