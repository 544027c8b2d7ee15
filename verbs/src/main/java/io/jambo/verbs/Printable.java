package io.jambo.verbs;

import io.jambo.wire.Json;

/// Says what an application sent in words that are fit for a terminal, a log line and a SIP header:
/// bounded, without control characters, and never a text it sent (it may be a secret or a digit).
final class Printable {
  /// Longer names are cut: no name of the language is half as long.
  private static final int LONGEST_NAME = 64;

  /// Longer numbers are not quoted.
  private static final int LONGEST_NUMBER = 20;

  private Printable() {}

  /// A name that the application chose.
  static String name(String name) {
    var shown = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_NAME)
        .map(point -> visible(point) ? point : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /// What kind of value that is: `is a string`, `is 700`.
  static String whatIs(Json value) {
    return switch (value) {
      case Json.Obj _ -> "is an object";
      case Json.Arr _ -> "is an array";
      case Json.Str(var text) -> text.isEmpty() ? "is an empty string" : "is a string";
      case Json.Bool(var yes) -> "is " + yes;
      case Json.Null _ -> "is null";
      case Json.Num(var number) -> {
        var text = number.toString();
        yield text.length() > LONGEST_NUMBER ? "is a number of many digits" : "is " + text;
      }
    };
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
