package io.jambo.rest;

import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Tenancy;

/// What a declaration promises to a caller who names rows of acme and north: said anew, from the
/// table of rest-api.md 2.4, and not by the code that keeps it.
final class Verdict {
  /// The gate lets it in; the rest is for the handler to say.
  static final int IN = 299;

  private Verdict() {}

  /// For what stands in the path.
  static int path(Operation operation, Principal who) {
    if (who.role.isEmpty()) {
      return 401;
    }
    boolean roleFits = operation.allowed().admits(who.role.get());
    if (!roleFits || (operation.allowed() == Allowed.USER && !who.user())) {
      return 403;
    }
    boolean writes = operation.method() != Method.GET;
    if (who.viewer && writes && !operation.is(Operation.Trait.VIEWERS)) {
      return 403;
    }
    if (operation.accountGuard().isPresent()) {
      return reaches(Nouns.ACCOUNTS, who, false) ? IN : 403;
    }
    if (operation.providerGuard().isPresent() && !reaches(Nouns.SERVICE_PROVIDERS, who, true)) {
      return 403;
    }
    return operation.item().map(item -> item(item.noun(), who, writes)).orElse(IN);
  }

  private static int item(Noun noun, Principal who, boolean writes) {
    if (!reaches(noun, who, true)) {
      return 404;
    }
    return writes && !reaches(noun, who, false) ? 403 : IN;
  }

  /// For a sid in the query or the body.
  static int named(Operation operation, Noun noun, Principal who) {
    int path = path(operation, who);
    if (path != IN) {
      return path;
    }
    if (operation.accountGuard().isPresent()) {
      return reaches(noun, Principal.ACCOUNT, true) ? IN : 400;
    }
    boolean byProvider = operation.providerGuard().isPresent() && who == Principal.OWNER;
    return reaches(noun, byProvider ? Principal.PROVIDER : who, true) ? IN : 400;
  }

  /// Whether a row of acme's, or of north's where the noun knows no accounts, is within reach.
  private static boolean reaches(Noun noun, Principal who, boolean toRead) {
    return switch (who.role.orElseThrow()) {
      case ADMIN -> true;
      case PROVIDER -> who.ofNorth() && !(noun.tenancy() instanceof Tenancy.OfPlatform);
      case ACCOUNT -> account(noun, who, toRead);
    };
  }

  private static boolean account(Noun noun, Principal who, boolean toRead) {
    return switch (noun.tenancy()) {
      case Tenancy.OfPlatform() -> false;
      case Tenancy.IsProvider() -> toRead && who.ofNorth();
      case Tenancy.IsAccount() -> who.ofAcme();
      case Tenancy.ByColumns(boolean account, boolean _, boolean sharing) ->
          account ? who.ofAcme() : sharing && toRead && who.ofNorth();
      case Tenancy.Through(var _, var parent) -> account(Nouns.named(parent), who, toRead);
    };
  }
}
