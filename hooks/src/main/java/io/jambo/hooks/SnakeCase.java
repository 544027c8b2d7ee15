package io.jambo.hooks;

import io.jambo.wire.Json;
import io.jambo.wire.Members;
import java.util.List;
import java.util.Locale;

/// The names of a payload as applications get them: snake_case, all the way down, except inside
/// what is the application's or the caller's own (app-protocol.md 1.4). Pure.
final class SnakeCase {
  /// Neither these names nor anything under them is converted.
  private static final List<String> VERBATIM = List.of("customerData", "sip", "env_vars", "args");

  private static final String SEPARATORS = "_-.: ";

  private SnakeCase() {}

  static Json.Obj converted(Json.Obj object) {
    var members = new Members();
    object
        .members()
        .forEach((name, value) -> {
          if (VERBATIM.contains(name)) {
            members.with(name, value);
          } else {
            members.with(key(name), value(value));
          }
        });
    return members.object();
  }

  static String key(String name) {
    if (separated(name)) {
      return joined(name).toLowerCase(Locale.ROOT);
    }
    return humped(name) ? split(name) : name.toLowerCase(Locale.ROOT);
  }

  private static Json value(Json json) {
    return switch (json) {
      case Json.Obj object -> converted(object);
      case Json.Arr(var items) -> new Json.Arr(items.stream().map(SnakeCase::value).toList());
      case Json scalar -> scalar;
    };
  }

  private static boolean separated(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (SEPARATORS.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// A run of separators is one, and none stands at either end.
  private static String joined(String name) {
    var joined = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = SEPARATORS.indexOf(c) >= 0;
      if (!separator && i > 0 && !joined.isEmpty() && SEPARATORS.indexOf(name.charAt(i - 1)) >= 0) {
        joined.append('_');
      }
      if (!separator) {
        joined.append(c);
      }
    }
    return joined.toString();
  }

  /// A name all in capitals (`URI`) has no humps: a hump is a capital beside a small letter.
  private static boolean humped(String name) {
    for (int i = 1; i < name.length(); i++) {
      if ((small(name.charAt(i - 1)) && capital(name.charAt(i)))
          || (capital(name.charAt(i - 1)) && small(name.charAt(i)))) {
        return true;
      }
    }
    return false;
  }

  private static String split(String name) {
    var words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i > 0 && capital(c)) {
        words.append('_');
      }
      words.append(c);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean capital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
