package io.jambo.rest;

import static io.jambo.model.Nouns.PASSWORD_SETTINGS;

import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.util.List;
import java.util.Optional;

/// What a new password must be, and the two operations that show and set it (rest-api.md 3.7).
final class PasswordPolicy implements Desk {
  private static final Shape.Thing SETTINGS =
      Shape.thing(
          "PasswordSettings",
          Member.of("min_password_length", Shape.whole(8, 20)),
          Member.of("require_digit", Shape.flag()).maybe(),
          Member.of("require_special_character", Shape.flag()).maybe());

  private final Store store;
  private final Clerk clerk;

  PasswordPolicy(Store store, Clerk clerk) {
    this.store = store;
    this.clerk = clerk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/PasswordSettings")
            .says("What a password must be")
            .to(Allowed.A_S_C)
            .answers(200, SETTINGS)
            .by(_ -> Answer.ok(told())),
        Operation.post("/PasswordSettings")
            .says("Say what a password must be")
            .to(Allowed.A)
            .takes(Shapes.partial("PasswordSettings", SETTINGS))
            .answers(201, Shape.thing("Nothing"))
            .by(this::set));
  }

  private Optional<Row> stored() {
    return store.read(view -> view.first(PASSWORD_SETTINGS, Query.all(), Reach.EVERYTHING));
  }

  private Facts told() {
    return stored().map(Facts::of).orElseGet(() -> Facts.of("min_password_length", 8L));
  }

  private Answer set(Asked asked) {
    clerk.write(
        asked,
        pen -> {
          var edit = pen.edit();
          var old = edit.first(PASSWORD_SETTINGS, Query.all(), Reach.EVERYTHING);
          var row = asked.body().onto(old.orElseGet(() -> Row.fresh(PASSWORD_SETTINGS)));
          if (old.isEmpty()) {
            var _ = edit.insert(row);
          } else {
            var _ = edit.updateAll(PASSWORD_SETTINGS, Query.all(), row, Reach.EVERYTHING);
          }
          pen.note("update", PASSWORD_SETTINGS, old, row);
          return row;
        });
    return new Answer.One(201, Facts.none());
  }

  /// Refuses a password that is not what it must be.
  void check(String password) {
    var row = stored();
    long least = row.flatMap(one -> one.whole("min_password_length")).orElse(8L);
    if (password.codePointCount(0, password.length()) < least) {
      throw Refused.bad("the password must have at least " + least + " characters");
    }
    if (password.length() > Passwords.MOST_LENGTH) {
      throw Refused.bad("the password has more than " + Passwords.MOST_LENGTH + " characters");
    }
    if (flag(row, "require_digit") && password.chars().noneMatch(Character::isDigit)) {
      throw Refused.bad("the password must have a digit");
    }
    if (flag(row, "require_special_character")
        && password.chars().allMatch(Character::isLetterOrDigit)) {
      throw Refused.bad("the password must have a character that is neither letter nor digit");
    }
  }

  private static boolean flag(Optional<Row> row, String column) {
    return row.map(one -> one.flag(column)).orElse(false);
  }
}
