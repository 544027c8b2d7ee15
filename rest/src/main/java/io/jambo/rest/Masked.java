package io.jambo.rest;

import io.jambo.model.Kind;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Secrets that come back as they were shown mean that nothing changed (rest-api.md 1.9).
final class Masked {
  private Masked() {}

  /// The row with the stored secret wherever the request sent back the mask of it.
  static Row back(Asked asked, Row before, Row after) {
    var row = after;
    for (var column : before.noun().columns()) {
      if (column.kind() instanceof Kind.Sealed) {
        var stored = before.secret(column.name());
        var sent = asked.body().text(column.name());
        if (stored.isPresent() && sent.isPresent() && same(sent.get(), stored.get())) {
          row = row.with(column.name(), stored.get());
        }
      }
    }
    return row;
  }

  /// Whether that is how the secret is shown.
  static boolean same(String sent, Secret stored) {
    return sent.equals(Mask.CONSTANT.shown("")) || sent.equals(Mask.PREFIX.shown(stored.reveal()));
  }

  /// The object that lies sealed in that column; without members where there is none.
  static Json.Obj held(Row row, String column) {
    return row.secret(column)
        .flatMap(secret -> Json.parse(secret.reveal()).ok())
        .map(json -> (Json.Obj) json)
        .orElse(Json.object());
  }

  /// The object with that member masked, in its prefix form.
  static Json.Obj prefix(Json.Obj object, String member) {
    return object
        .text(member)
        .map(secret -> object.with(member, Mask.PREFIX.shown(secret)))
        .orElse(object);
  }

  /// A Google key with its private key masked behind the PEM header.
  static String googleKey(String key) {
    var parsed = Json.parse(key).ok();
    if (parsed.isEmpty() || !(parsed.get() instanceof Json.Obj object)) {
      return Mask.PREFIX.shown(key);
    }
    return object
        .text("private_key")
        .map(pem -> object.with("private_key", pem(pem)).print())
        .orElseGet(object::print);
  }

  private static String pem(String pem) {
    int end = pem.startsWith("-----BEGIN") ? pem.indexOf("-----", 10) : -1;
    int clear = end < 0 ? 0 : end + "-----".length();
    if (clear < pem.length() && pem.charAt(clear) == '\n') {
      clear++;
    }
    return pem.substring(0, clear) + Mask.PREFIX.shown(pem.substring(clear));
  }

  /// The object with what was stored wherever the mask of it came back.
  ///
  /// @param shown the stored object as it is shown
  static Json.Obj merged(Json.Obj sent, Json.Obj stored, Json.Obj shown) {
    var members = new LinkedHashMap<String, Json>(sent.members());
    members.replaceAll((name, value) -> {
      boolean mask = Optional.of(value).equals(shown.get(name));
      return mask ? stored.get(name).orElse(value) : value;
    });
    return new Json.Obj(members);
  }
}
