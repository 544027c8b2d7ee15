package io.jambo.rest;

import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;

/// Reads the body of a request: JSON, or a form; what is neither is 415 (rest-api.md 1).
final class BodyReader {
  private static final String JSON_TYPE = "application/json";
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  private BodyReader() {}

  /// What a body says.
  ///
  /// @param loose all of it is text, since it is a form
  record Said(Json json, boolean loose) {}

  /// The body; an empty object when there is none.
  static Said read(Arrival arrival, int most) {
    var type = arrival.header("Content-Type").map(BodyReader::bare).orElse("");
    boolean form = type.equals(FORM_TYPE);
    boolean json =
        type.equals(JSON_TYPE) || (type.endsWith("+json") && type.startsWith("application/"));
    var body = arrival.body(most);
    if (body.length == 0) {
      return new Said(Json.object(), false);
    }
    if (!form && !json) {
      throw Refused.with(415, "the body must be application/json")
          .and("Accept", JSON_TYPE + ", " + FORM_TYPE);
    }
    return form ? new Said(form(body), true) : new Said(json(body), false);
  }

  private static String bare(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  private static Json json(byte[] body) {
    return switch (Json.parse(body)) {
      case Parsed.Ok<Json>(var value) -> value;
      case Parsed.Malformed<Json>(var why, int offset) ->
          throw Refused.bad("malformed JSON at " + place(body, offset) + ": " + why);
    };
  }

  /// Where that is, for people: lines and columns from 1.
  private static String place(byte[] body, int offset) {
    var text = new String(body, StandardCharsets.UTF_8);
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return "line " + line + ", column " + (offset - start + 1);
  }

  private static Json form(byte[] body) {
    var members = new LinkedHashMap<String, Json>();
    Query.first(new String(body, StandardCharsets.UTF_8))
        .forEach((name, value) -> members.put(name, Json.of(value)));
    return new Json.Obj(members);
  }
}
