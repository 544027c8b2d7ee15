package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import java.util.Optional;

/// Who asks, as the credentials say; made once a request and never from its body.
///
/// @param reach the rows that are its own
/// @param who the credential itself
/// @param viewOnly may only read (rest-api.md 2.3)
/// @param profile the form of its answers
/// @param application the one application that a key is limited to (rest-api.md 6)
public record Caller(
    Reach reach, Identity who, boolean viewOnly, Profile profile, Optional<Sid> application) {

  /// Somebody without credentials, at a public path.
  public static final Caller NOBODY =
      new Caller(Reach.EVERYTHING, new Identity.Nobody(), true, Profile.CURRENT, Optional.empty());

  /// Which credential it was.
  public sealed interface Identity {
    /// A session of a person.
    ///
    /// @param session names the session's marker
    /// @param token names the token within it
    record User(Sid sid, String session, String token) implements Identity {}

    /// An API key.
    record Key(Sid sid) implements Identity {}

    /// None.
    record Nobody() implements Identity {}
  }

  /// Its scope.
  public Role role() {
    return switch (reach) {
      case Reach.Everything _ -> Role.ADMIN;
      case Reach.OfProvider _ -> Role.PROVIDER;
      case Reach.OfAccount _, Reach.OfAccountAndShared _ -> Role.ACCOUNT;
    };
  }

  /// What rows it may read: its own, and what its service provider shares.
  public Reach sees() {
    return reach instanceof Reach.OfAccount(var account, var provider)
        ? new Reach.OfAccountAndShared(account, provider)
        : reach;
  }

  /// Its account, when that is its scope.
  public Optional<Sid> account() {
    return reach instanceof Reach.OfAccount(var account, var _)
        ? Optional.of(account)
        : Optional.empty();
  }

  /// Its service provider: its own, or its account's.
  public Optional<Sid> provider() {
    return switch (reach) {
      case Reach.Everything _ -> Optional.empty();
      case Reach.OfProvider(var provider) -> Optional.of(provider);
      case Reach.OfAccount(var _, var provider) -> Optional.of(provider);
      case Reach.OfAccountAndShared(var _, var provider) -> Optional.of(provider);
    };
  }

  /// The person, when it is one.
  public Optional<Sid> user() {
    return who instanceof Identity.User(var sid, var _, var _)
        ? Optional.of(sid)
        : Optional.empty();
  }

  /// The user or key, for the audit log.
  public Optional<Sid> actor() {
    return switch (who) {
      case Identity.User(var sid, var _, var _) -> Optional.of(sid);
      case Identity.Key(var sid) -> Optional.of(sid);
      case Identity.Nobody() -> Optional.empty();
    };
  }
}
