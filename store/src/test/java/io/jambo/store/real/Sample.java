package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.model.Tenancy;
import io.jambo.store.Edit;
import io.jambo.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Two service providers with two accounts each, and of every noun one row for each of them and for
/// the platform that may have one: made from the declarations, so a new noun is there by itself.
final class Sample {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<Tenant> tenants = new ArrayList<>();
  private final Map<Noun, Map<Tenant, Row>> rows = new LinkedHashMap<>();
  private int count;

  /// Whose a row is: nobody's, a provider's alone, or an account's.
  record Tenant(Optional<Sid> account, Optional<Sid> provider) {}

  /// Makes all of it in that store.
  static Sample in(Store store) {
    var sample = new Sample();
    sample.tenants.add(new Tenant(Optional.empty(), Optional.empty()));
    for (int i = 0; i < 2; i++) {
      var provider = Optional.of(sample.sid());
      sample.tenants.add(new Tenant(Optional.empty(), provider));
      sample.tenants.add(new Tenant(Optional.of(sample.sid()), provider));
      sample.tenants.add(new Tenant(Optional.of(sample.sid()), provider));
    }
    return store.change(
        Duration.ofSeconds(20),
        edit -> {
          Nouns.ALL.forEach(noun -> sample.fill(edit, noun));
          return sample;
        });
  }

  /// The platform first, then each provider and its two accounts.
  List<Tenant> tenants() {
    return tenants;
  }

  Tenant provider(int index) {
    return tenants.get(1 + 3 * index);
  }

  Tenant account(int provider, int index) {
    return tenants.get(2 + 3 * provider + index);
  }

  /// The rows of a noun by whose they are.
  Map<Tenant, Row> rows(Noun noun) {
    return rows.getOrDefault(noun, Map.of());
  }

  Row row(Noun noun, Tenant tenant) {
    return Optional.ofNullable(rows(noun).get(tenant)).orElseThrow();
  }

  Sid sid() {
    return Sid.random(random);
  }

  private void fill(Edit edit, Noun noun) {
    for (var tenant : tenants) {
      if (mayHave(noun, noun.tenancy(), tenant)) {
        var row = row(noun, tenant, values -> values);
        edit.insert(row);
        rows.computeIfAbsent(noun, _ -> new LinkedHashMap<>()).put(tenant, row);
      }
    }
  }

  private boolean mayHave(Noun noun, Tenancy tenancy, Tenant tenant) {
    boolean platform = tenant.provider().isEmpty();
    boolean provider = !platform && tenant.account().isEmpty();
    return switch (tenancy) {
      case Tenancy.OfPlatform() -> platform;
      case Tenancy.IsProvider() -> provider;
      case Tenancy.IsAccount() -> tenant.account().isPresent();
      case Tenancy.ByColumns(var ofAccounts, var ofProviders, _) ->
          (tenant.account().isPresent() && ofAccounts)
              || (provider
                  && ofProviders
                  && noun.find("account_sid").map(c -> !c.required()).orElse(true));
      case Tenancy.Through(_, var parent) -> rows(Nouns.named(parent)).containsKey(tenant);
    };
  }

  /// A row of that noun for that tenant which fits every column, changed as wished.
  Row row(Noun noun, Tenant tenant, java.util.function.UnaryOperator<Row> change) {
    var row = Row.fresh(noun);
    for (var column : noun.columns()) {
      if (column.name().equals("email") || (column.required() && column.fallback().isEmpty())) {
        row = row.with(column.name(), value(noun, column, tenant));
      }
    }
    return change.apply(owned(noun, row, tenant));
  }

  private Row owned(Noun noun, Row row, Tenant tenant) {
    return switch (noun.tenancy()) {
      case Tenancy.IsProvider() -> row.with(noun.key(), tenant.provider().orElseThrow());
      case Tenancy.IsAccount() ->
          row.with(noun.key(), tenant.account().orElseThrow())
              .with("service_provider_sid", tenant.provider().orElseThrow());
      case Tenancy.ByColumns by -> {
        var owned =
            by.account() && tenant.account().isPresent()
                ? row.with("account_sid", tenant.account().get().value())
                : row;
        yield by.provider() && tenant.account().isEmpty()
            ? owned.with("service_provider_sid", tenant.provider().orElseThrow().value())
            : owned;
      }
      default -> row;
    };
  }

  private Object value(Noun noun, Column column, Tenant tenant) {
    count++;
    return switch (column.kind()) {
      case Kind.Text(int most) -> text(noun, column, tenant, most);
      case Kind.Flag _ -> true;
      case Kind.Whole(long least, _) -> Math.max(least, 7);
      case Kind.Moment _ -> NOON.plusMillis(count);
      case Kind.OneOf(var words) -> words.getFirst();
      case Kind.JsonText _ -> "{}";
      case Kind.Id _ -> sid().value();
      case Kind.Ref(var target, _) -> target(Nouns.named(target), tenant);
      case Kind.Sealed _ -> Secret.of("secret " + count);
    };
  }

  private String text(Noun noun, Column column, Tenant tenant, int most) {
    return switch (column.name()) {
      case "account_sid" -> tenant.account().orElseThrow().value();
      case "service_provider_sid" -> tenant.provider().orElseThrow().value();
      case "application_sid" -> row(Nouns.APPLICATIONS, tenant).sid().value();
      default -> {
        var word = noun.name().charAt(0) + column.name() + count;
        yield word.substring(Math.max(0, word.length() - most));
      }
    };
  }

  private String target(Noun target, Tenant tenant) {
    if (target == Nouns.ACCOUNTS) {
      return tenant.account().orElseThrow().value();
    }
    if (target == Nouns.SERVICE_PROVIDERS) {
      return tenant.provider().orElseThrow().value();
    }
    var known = rows(target);
    var row = Optional.ofNullable(known.get(tenant)).orElseGet(() -> known.get(tenants.getFirst()));
    return row.sid().value();
  }
}
