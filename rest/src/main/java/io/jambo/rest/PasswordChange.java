package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.Optional;

/// Proves old passwords and makes new ones: what login, change of a password and its reset share.
final class PasswordChange {
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final LockOut lockOut;

  PasswordChange(Passwords passwords, PasswordPolicy policy, LockOut lockOut) {
    this.passwords = passwords;
    this.policy = policy;
    this.lockOut = lockOut;
  }

  /// Whether that is the user's password; a wrong one counts against user and source.
  ///
  /// @throws Refused with 403 when they have tried too often
  boolean proves(Optional<Row> user, String password, String source) {
    var sid = user.map(Row::sid);
    if (lockOut.locked(sid, source)) {
      throw tooOften();
    }
    var local = user.filter(row -> row.text("provider").filter("local"::equals).isPresent());
    boolean right = passwords.matches(password, local.flatMap(row -> row.text("hashed_password")));
    if (lockOut.locked(sid, source)) {
      throw tooOften(); // others who tried beside this one were wrong too often
    }
    if (right) {
      sid.ifPresent(known -> lockOut.passed(known, source));
    } else {
      lockOut.failed(sid, source);
    }
    return right;
  }

  private static Refused tooOften() {
    return Refused.error(403, "too many wrong passwords, try again later");
  }

  /// The columns of a user with a new password of its own choice.
  Row fresh(String old, String wanted) {
    if (old.equals(wanted)) {
      throw Refused.bad("new_password: must differ from the old one");
    }
    return set(wanted).with("force_change", false);
  }

  /// The columns of a user with that password.
  Row set(String wanted) {
    policy.check(wanted);
    return Row.empty(Nouns.USERS).with("hashed_password", passwords.hash(wanted));
  }
}
