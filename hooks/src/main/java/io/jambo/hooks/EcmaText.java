package io.jambo.hooks;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// JSON written exactly as JavaScript's `JSON.stringify(JSON.parse(…))` would (ECMA-262 §25.5.2).
///
/// The official SDK verifies a signature over the body it has parsed and written again, so a body
/// is signed and sent in the one form that comes out of that unchanged: numbers as doubles, members
/// whose names are array indexes first, lone surrogates escaped.
final class EcmaText {
  private static final HexFormat HEX = HexFormat.of();

  /// A whole number of so many digits is the same as a double.
  private static final int SURE_DIGITS = 15;

  private static final long HIGHEST_INDEX = (1L << 32) - 2;

  private EcmaText() {}

  static String print(Json json) {
    var text = new StringBuilder();
    write(json, text);
    return text.toString();
  }

  private static void write(Json json, StringBuilder text) {
    switch (json) {
      case Json.Obj(var members) -> object(members, text);
      case Json.Arr(var items) -> array(items, text);
      case Json.Str(var value) -> string(value, text);
      case Json.Num(var value) -> text.append(number(value));
      case Json.Bool(var value) -> text.append(value);
      case Json.Null() -> text.append("null");
    }
  }

  private static void object(Map<String, Json> members, StringBuilder text) {
    text.append('{');
    int before = text.length();
    if (members.keySet().stream().anyMatch(EcmaText::index)) {
      members.entrySet().stream()
          .filter(member -> index(member.getKey()))
          .sorted(Comparator.comparingLong(member -> Long.parseLong(member.getKey())))
          .forEach(member -> member(member, before, text));
    }
    for (var member : members.entrySet()) {
      if (!index(member.getKey())) {
        member(member, before, text);
      }
    }
    text.append('}');
  }

  private static void member(Map.Entry<String, Json> member, int before, StringBuilder text) {
    if (text.length() > before) {
      text.append(',');
    }
    string(member.getKey(), text);
    text.append(':');
    write(member.getValue(), text);
  }

  private static void array(List<Json> items, StringBuilder text) {
    var separator = "";
    text.append('[');
    for (var item : items) {
      text.append(separator);
      write(item, text);
      separator = ",";
    }
    text.append(']');
  }

  /// What needs no escape, thus nearly everything, is copied in whole runs.
  private static void string(String value, StringBuilder text) {
    text.append('"');
    int run = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || lone(value, i)) {
        text.append(value, run, i);
        escape(c, text);
        run = i + 1;
      }
    }
    text.append(value, run, value.length()).append('"');
  }

  private static void escape(char c, StringBuilder text) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> text.append("\\u").append(HEX.toHexDigits(c));
    }
  }

  /// Half of a surrogate pair without its other half can't be written in UTF-8.
  private static boolean lone(String value, int at) {
    char c = value.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }

  /// Number::toString of ECMA-262 §6.1.6.1.20, over the shortest digits, which Java has too.
  private static String number(BigDecimal exact) {
    if (exact.scale() == 0 && exact.precision() <= SURE_DIGITS) {
      return exact.toString();
    }
    double value = exact.doubleValue();
    if (Double.isInfinite(value)) {
      return "null";
    }
    if (value == 0) {
      return "0";
    }
    var shortest = shortest(value).stripTrailingZeros();
    var digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    if (exponent >= -6 && exponent < 21) {
      return shortest.toPlainString();
    }
    var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value < 0 ? "-" : "") + mantissa + "e" + (exponent > 0 ? "+" : "") + exponent;
  }

  /// Java writes two digits at least, which is one too many for the very smallest of all doubles.
  private static BigDecimal shortest(double value) {
    var java = new BigDecimal(Double.toString(value));
    var oneDigit = java.round(new MathContext(1));
    return oneDigit.doubleValue() == value ? oneDigit : java;
  }

  /// Objects list such names first, in numeric order, whatever order they were set in.
  private static boolean index(String name) {
    if (name.isEmpty() || name.length() > 10) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return (name.equals("0") || name.charAt(0) != '0') && Long.parseLong(name) <= HIGHEST_INDEX;
  }
}
