package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import java.util.List;
import java.util.Optional;

/// A user as its session knows it; its role follows from whose it is (data-model.md 3.2).
///
/// @param provider its service provider with its name; none for the platform's owner
/// @param account its account with its name; none for a provider's user
record Person(
    Sid sid,
    String name,
    boolean forceChange,
    List<String> permissions,
    Optional<Named> provider,
    Optional<Named> account) {
  static final String VIEW_ONLY = "VIEW_ONLY";

  Person {
    permissions = List.copyOf(permissions);
  }

  /// Somebody with a name.
  record Named(Sid sid, String name) {}

  /// Whether reading is all it may do: when that is its sole permission.
  boolean viewOnly() {
    return permissions.equals(List.of(VIEW_ONLY));
  }

  /// Whether it is that user, or belongs to that account or service provider.
  boolean of(Sid owner) {
    return sid.equals(owner)
        || account.filter(own -> own.sid().equals(owner)).isPresent()
        || provider.filter(above -> above.sid().equals(owner)).isPresent();
  }

  Reach reach() {
    if (provider.isEmpty()) {
      return Reach.EVERYTHING;
    }
    var above = provider.get().sid();
    return account
        .<Reach>map(own -> new Reach.OfAccount(own.sid(), above))
        .orElseGet(() -> new Reach.OfProvider(above));
  }

  Role role() {
    if (provider.isEmpty()) {
      return Role.ADMIN;
    }
    return account.isEmpty() ? Role.PROVIDER : Role.ACCOUNT;
  }

  /// It, come in through that session with that token.
  Caller caller(String session, String token) {
    return new Caller(
        reach(),
        new Caller.Identity.User(sid, session, token),
        viewOnly(),
        Profile.CURRENT,
        Optional.empty());
  }
}
