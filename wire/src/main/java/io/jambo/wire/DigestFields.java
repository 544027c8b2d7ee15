package io.jambo.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The `name=value` list behind the word Digest (RFC 3261 §25.1): in any order, quoted or not,
/// since phones differ (sip.md 16, trap 6). The first of two fields of one name counts.
final class DigestFields {
  private static final boolean[] BEHIND_VALUE = Grammar.anyOf(" \t,\"");

  private final Map<String, String> values;

  private DigestFields(Map<String, String> values) {
    this.values = values;
  }

  static Parsed<DigestFields> parse(String value) {
    var cursor = new Cursor(value).blanks();
    if (!cursor.token("no scheme").equalsIgnoreCase("Digest")) {
      cursor.fail("no Digest");
    }
    var values = new LinkedHashMap<String, String>();
    while (!cursor.blanks().done()) {
      var name = cursor.token("bad name").toLowerCase(Locale.ROOT);
      cursor.blanks().expect('=', "no value");
      var text = cursor.blanks().at('"') ? cursor.quoted() : cursor.until(BEHIND_VALUE);
      values.putIfAbsent(name, text);
      if (!cursor.blanks().done()) {
        cursor.expect(',', "stray text");
      }
      if (values.size() > Bounds.PARAMETERS) {
        cursor.fail("too many fields");
      }
    }
    return cursor.result(() -> new DigestFields(values));
  }

  boolean has(String... names) {
    for (var name : names) {
      if (!values.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Without an algorithm it is MD5; one that we lack is none.
  Optional<DigestAlgorithm> algorithm() {
    return DigestAlgorithm.of(values.getOrDefault("algorithm", DigestAlgorithm.MD5.token()));
  }

  static String quoted(String name, String value) {
    return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
