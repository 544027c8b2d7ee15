package io.jambo.verbs;

import java.util.Optional;

/// A user name and its password (verbs.md 2.7): HTTP Basic on hooks and audio sockets, SIP digest
/// on outbound legs.
public record Credentials(String username, String password) {
  static final Shape<Credentials> SHAPE =
      Shape.of(with -> {
        var username = with.required("username", Types.text());
        var password = with.required("password", Types.text());
        return in -> new Credentials(in.get(username), in.get(password));
      });

  /// Half of them is none.
  static Optional<Credentials> both(Optional<String> username, Optional<String> password) {
    return username.flatMap(user -> password.map(word -> new Credentials(user, word)));
  }

  /// Not the password.
  @Override
  public String toString() {
    return "Credentials[…]";
  }
}
