package io.jambo.node;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of an export: a line of JSON a row, `{"accounts": {"account_sid": …}}`, values as the
/// API shows them, members without value left out.
final class ExportForm {
  /// What is configured, in the order of [Nouns#ALL]; not what has happened, what nodes say of
  /// themselves, and what comes with each release.
  static final List<Noun> NOUNS =
      Nouns.ALL.stream()
          .filter(noun ->
              !Set.of(
                      Nouns.OWNER_KEYS,
                      Nouns.NODES,
                      Nouns.AUDIT_LOG,
                      Nouns.PREDEFINED_CARRIERS,
                      Nouns.PREDEFINED_SIP_GATEWAYS,
                      Nouns.PREDEFINED_SMPP_GATEWAYS,
                      Nouns.CDRS,
                      Nouns.ALERTS,
                      Nouns.CALL_COUNTS,
                      Nouns.SP_CALL_COUNTS,
                      Nouns.APP_CALL_COUNTS,
                      Nouns.JOURNALS,
                      Nouns.SYSTEM_ALERTS,
                      Nouns.SPANS,
                      Nouns.SIP_MESSAGES)
                  .contains(noun))
          .toList();

  /// By these one gets in, though they lie unsealed: hashes, and codes that were sent.
  private static final Set<String> PROOFS =
      Set.of(
          "hashed_password",
          "token_sha256",
          "phone_activation_code",
          "email_activation_code",
          "subspace_client_secret");

  /// Signs the sessions of this installation, and belongs to no other.
  private static final String STAYS = "jwt_secret";

  private final Optional<Passphrase> passphrase;
  private final RandomGenerator random;

  ExportForm(Optional<Passphrase> passphrase, RandomGenerator random) {
    this.passphrase = passphrase;
    this.random = random;
  }

  /// Whether a column is left out, unless there is a passphrase.
  static boolean isSecret(Column column) {
    return column.atRestSealed() || PROOFS.contains(column.name());
  }

  /// A row as a line.
  Json line(Row row) {
    var noun = row.noun();
    var members = Json.object();
    for (var column : noun.columns()) {
      var value = row.values().get(column.name());
      if (value != null && !column.name().equals(STAYS)) {
        if (!isSecret(column)) {
          members = members.with(column.name(), json(value));
        } else if (passphrase.isPresent()) {
          var plain = value instanceof Secret secret ? secret.reveal() : value.toString();
          var sealed = passphrase.get().seal(place(row, column), plain, random);
          members = members.with(column.name(), Json.object().with("sealed", sealed));
        }
      }
    }
    return Json.object().with(noun.name(), members);
  }

  /// The row of a line; what it does not say is not said, but for secrets null or as it usually is.
  ///
  /// @throws IllegalArgumentException when it is none
  Row row(Json.Obj line) {
    var named = line.members().entrySet().iterator().next();
    var noun =
        NOUNS.stream()
            .filter(known -> known.name().equals(named.getKey()))
            .findFirst()
            .orElseThrow(IllegalArgumentException::new);
    if (!(named.getValue() instanceof Json.Obj members)) {
      throw new IllegalArgumentException();
    }
    var row = Row.empty(noun);
    for (var column : noun.columns()) {
      if (!isSecret(column)) {
        var value = members.get(column.name()).map(json -> value(column, json)).orElse(null);
        row = row.with(column.name(), value);
      }
    }
    for (var column : noun.columns()) {
      if (isSecret(column)) {
        var sealed = members.object(column.name()).flatMap(it -> it.text("sealed"));
        if (sealed.isPresent() && passphrase.isPresent()) {
          var plain =
              passphrase
                  .get()
                  .open(place(row, column), sealed.get())
                  .orElseThrow(IllegalArgumentException::new);
          row = row.with(column.name(), column.atRestSealed() ? Secret.of(plain) : plain);
        }
      }
    }
    return row;
  }

  private static String place(Row row, Column column) {
    return row.noun().keys().stream()
        .map(key -> String.valueOf(row.values().get(key)))
        .collect(Collectors.joining(":", row.noun().name() + "." + column.name() + ".", ""));
  }

  private static Json json(Object value) {
    return switch (value) {
      case Boolean flag -> Json.of(flag);
      case Long number -> Json.of(number);
      default -> Json.of(value.toString());
    };
  }

  private static @Nullable Object value(Column column, Json json) {
    try {
      return switch (column.kind()) {
        case Kind.Flag _ when json instanceof Json.Bool(var flag) -> flag;
        case Kind.Whole _ when json instanceof Json.Num(var number) -> number.longValueExact();
        case Kind.Moment _ when json instanceof Json.Str(var text) -> Instant.parse(text);
        case Kind.Flag _, Kind.Whole _, Kind.Moment _ -> throw new IllegalArgumentException();
        default -> {
          if (json instanceof Json.Str(var text)) {
            yield text;
          }
          throw new IllegalArgumentException();
        }
      };
    } catch (ArithmeticException | DateTimeException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
