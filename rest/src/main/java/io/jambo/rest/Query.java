package io.jambo.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Splits `a=b&c=d`, as queries and forms have it.
final class Query {
  /// Pairs behind these are not looked at.
  private static final int MOST_PAIRS = 1_000;

  private Query() {}

  /// Its values by name; of a name that stands twice, the first.
  static Map<String, String> first(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    var values = new HashMap<String, String>();
    for (var pair : pairs(text)) {
      int equals = pair.indexOf('=');
      var name = plain(equals < 0 ? pair : pair.substring(0, equals));
      values.putIfAbsent(name, equals < 0 ? "" : plain(pair.substring(equals + 1)));
    }
    return values;
  }

  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    int from = 0;
    while (from <= text.length() && pairs.size() < MOST_PAIRS) {
      int next = text.indexOf('&', from);
      int end = next < 0 ? text.length() : next;
      if (end > from) {
        pairs.add(text.substring(from, end));
      }
      from = end + 1;
    }
    return pairs;
  }

  private static String plain(String text) {
    return Router.decoded(text.replace('+', ' '));
  }
}
