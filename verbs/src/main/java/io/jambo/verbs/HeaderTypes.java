package io.jambo.verbs;

import io.jambo.wire.Bounds;
import io.jambo.wire.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// SIP headers that an application supplies, kept in its order. Names are tokens (RFC 3261 §25.1),
/// values one line without control characters (security.md SIP-13), so nothing can be smuggled.
final class HeaderTypes {
  /// A quarter of what a message may have (security.md 13): the stack adds its own.
  static final int MOST_HEADERS = Bounds.HEADERS / 4;

  private static final String TOKEN_MARKS = "-.!%*_+`'~";
  private static final String WORDS = "an object of at most " + MOST_HEADERS + " SIP headers";

  /// A value as it goes out: numbers and booleans are taken for their text.
  private static final Type<String> VALUE =
      Type.of(
          "a string without control characters, of at most " + Bounds.HEADER + " characters",
          HeaderTypes::value);

  private HeaderTypes() {}

  static Type<Map<String, String>> headers() {
    return Type.of(
        WORDS,
        (json, at) ->
            json instanceof Json.Obj(var members) && members.size() <= MOST_HEADERS
                ? read(members, at)
                : at.refuse(json, WORDS));
  }

  /// The name of a method or header.
  static Type<String> token() {
    return Types.that(
        Types.text(),
        "letters, digits and " + TOKEN_MARKS,
        "is another string",
        HeaderTypes::token);
  }

  private static Optional<Map<String, String>> read(Map<String, Json> members, Place at) {
    var headers = new LinkedHashMap<String, String>();
    members.forEach((name, json) -> {
      var here = at.member(name);
      if (token(name)) {
        VALUE.read(json, here).ifPresent(value -> headers.put(name, value));
      } else {
        here.refuse("is no header name", "letters, digits and " + TOKEN_MARKS);
      }
    });
    return headers.size() == members.size()
        ? Optional.of(Collections.unmodifiableMap(headers))
        : Optional.empty();
  }

  private static Optional<String> value(Json json, Place at) {
    return switch (json) {
      case Json.Bool(var yes) -> Optional.of(Boolean.toString(yes));
      case Json.Num(var number) -> Optional.of(number.toString());
      case Json.Str(var text) when text.length() > Bounds.HEADER ->
          at.refuse("is too long", VALUE.words());
      default -> Types.line().read(json, at);
    };
  }

  private static boolean token(String name) {
    return !name.isEmpty()
        && name.length() <= Bounds.HEADER
        && name.chars().allMatch(HeaderTypes::tokenMark);
  }

  private static boolean tokenMark(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }
}
