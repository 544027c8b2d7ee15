package io.jambo.rest;

import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where recordings of an account go (rest-api.md 5.5): checked when it is sent, masked when it is
/// told.
final class Bucket {
  private static final String COLUMN = "bucket_credential";

  /// What a vendor can't do without.
  static final Map<String, List<String>> NEEDED =
      Map.of(
          "aws_s3", List.of("name", "region", "access_key_id", "secret_access_key"),
          "s3_compatible", List.of("name", "endpoint", "access_key_id", "secret_access_key"),
          "google", List.of("service_key"),
          "azure", List.of("name", "connection_string"));

  private static final Map<String, String> SECRETS =
      Map.of(
          "aws_s3", "secret_access_key",
          "s3_compatible", "secret_access_key",
          "google", "service_key",
          "azure", "connection_string");
  private static final List<String> KNOWN =
      List.of(
          "vendor",
          "name",
          "region",
          "endpoint",
          "access_key_id",
          "secret_access_key",
          "service_key",
          "connection_string",
          "tags");

  private Bucket() {}

  /// As an account shows it; null when there is none.
  static @Nullable Json shown(Row account) {
    return stored(account).map(Bucket::masked).orElse(null);
  }

  private static Optional<Json.Obj> stored(Row account) {
    return account
        .secret(COLUMN)
        .flatMap(secret -> Json.parse(secret.reveal()).ok())
        .flatMap(json -> json instanceof Json.Obj object ? Optional.of(object) : Optional.empty());
  }

  private static Json.Obj masked(Json.Obj bucket) {
    var member = SECRETS.getOrDefault(bucket.text("vendor").orElse(""), "");
    return member.equals("service_key")
        ? bucket.text(member).map(key -> bucket.with(member, Masked.googleKey(key))).orElse(bucket)
        : Masked.prefix(bucket, member);
  }

  /// The account with what the request says of its bucket.
  static Row written(Body body, Optional<Row> before, Row row) {
    if (!body.has(COLUMN)) {
      return row;
    }
    var sent = sent(body);
    if (sent.isEmpty()) {
      return row.with(COLUMN, null);
    }
    var stored = before.flatMap(Bucket::stored);
    var whole = stored.map(old -> Masked.merged(sent.get(), old, masked(old))).orElse(sent.get());
    return row.with(COLUMN, Secret.of(checked(whole).print()));
  }

  /// What a request says, when it does not clear it.
  private static Optional<Json.Obj> sent(Body body) {
    return switch (body.json(COLUMN).orElse(null)) {
      case null -> Optional.empty();
      case Json.Obj object
          when object.members().isEmpty() || object.text("vendor").equals(Optional.of("none")) ->
          Optional.empty();
      case Json.Obj object -> Optional.of(object);
      default -> throw Refused.bad(COLUMN + ": must be an object");
    };
  }

  private static Json.Obj checked(Json.Obj bucket) {
    var vendor = bucket.text("vendor").orElse("");
    var needed = NEEDED.get(vendor);
    if (needed == null) {
      throw Refused.bad(
          COLUMN + ".vendor: must be one of aws_s3, s3_compatible, google, azure, none");
    }
    for (var member : needed) {
      if (bucket.text(member).orElse("").isBlank()) {
        throw Refused.bad(COLUMN + "." + member + ": is missing");
      }
    }
    var kept = Json.object();
    for (var member : KNOWN) {
      var value = bucket.get(member);
      if (value.isPresent()) {
        boolean fits = member.equals("tags") ? tags(value.get()) : value.get() instanceof Json.Str;
        if (!fits) {
          throw Refused.bad(COLUMN + "." + member + ": has the wrong form");
        }
        kept = kept.with(member, value.get());
      }
    }
    return kept;
  }

  private static boolean tags(Json tags) {
    return tags instanceof Json.Arr(var items)
        && items.stream()
            .allMatch(item ->
                item instanceof Json.Obj tag
                    && tag.text("Key").isPresent()
                    && tag.text("Value").isPresent());
  }
}
