package io.jambo.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The declared operations as a page for people. It is whole by itself: no script, no picture, and
/// nothing that is fetched from anywhere.
final class ReadablePage {
  /// It is let through by its hash.
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      summary{cursor:pointer;padding:.3rem 0}summary b{display:inline-block;width:4.5rem}
      code{font-family:ui-monospace,monospace}details{border-top:1px solid #ccc}
      table{border-collapse:collapse;margin:.3rem 0 1rem}td{padding:.1rem .8rem .1rem 0;vertical-align:top}
      h2{margin-top:2rem}.who{color:#666}\
      """;

  /// What the page may do: wear that style.
  static final String POLICY =
      "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-" + Hashes.base64(STYLE) + "'";

  private ReadablePage() {}

  static String of(List<Operation> operations) {
    var areas = new LinkedHashMap<String, StringBuilder>();
    for (var operation : operations) {
      areas.computeIfAbsent(area(operation), _ -> new StringBuilder()).append(entry(operation));
    }
    var page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.append("<title>Jambo API</title><style>").append(STYLE).append("</style></head><body>");
    page.append("<h1>Jambo API</h1><p>For machines: <a href=\"/openapi.json\">openapi.json</a>.");
    page.append(" Say who you are with <code>Authorization: Bearer</code> and an API key.</p>");
    areas.forEach(
        (area, entries) -> page.append("<h2>").append(safe(area)).append("</h2>").append(entries));
    return page.append("</body></html>").toString();
  }

  private static String area(Operation operation) {
    var segments = operation.path().segments();
    return operation.path().root() || segments.isEmpty() ? "Node" : segments.getFirst().text();
  }

  private static String entry(Operation operation) {
    var entry = new StringBuilder("<details><summary><b>").append(operation.method());
    entry.append("</b><code>").append(safe(operation.path().full())).append("</code> ");
    entry.append(safe(operation.summary())).append("</summary><p class=\"who\">");
    entry.append(operation.allowed().name().replace('_', ' ')).append("</p><table>");
    for (var parameter : operation.query()) {
      row(entry, "?" + parameter.name(), words(parameter.shape()), parameter.required());
    }
    operation.body().ifPresent(body -> members(entry, "", body));
    Statuses.of(operation)
        .forEach((status, shape) -> {
          row(entry, Integer.toString(status), Statuses.words(status), false);
          if (status < 300) {
            shape.ifPresent(is -> members(entry, "&nbsp;", is));
          }
        });
    return entry.append("</table></details>").toString();
  }

  private static void members(StringBuilder entry, String before, Shape shape) {
    switch (shape) {
      case Shape.Thing thing ->
          thing
              .members()
              .forEach(member -> {
                entry
                    .append("<tr><td>")
                    .append(before)
                    .append("<code>")
                    .append(safe(member.name()));
                entry.append(member.required() ? "</code> *" : "</code>").append("</td><td>");
                entry.append(safe(words(member.shape()))).append("</td></tr>");
              });
      case Shape.Many(var item, var _) -> members(entry, before, item);
      default -> {}
    }
  }

  private static void row(StringBuilder entry, String name, String words, boolean required) {
    entry.append("<tr><td><code>").append(safe(name)).append("</code>");
    entry.append(required ? " *" : "").append("</td><td>").append(safe(words)).append("</td></tr>");
  }

  private static String words(Shape shape) {
    return switch (shape) {
      case Shape.Text(int _, int most, var _) ->
          most == Integer.MAX_VALUE ? "text" : "text of at most " + most;
      case Shape.Flag() -> "0 or 1";
      case Shape.Truth() -> "true or false";
      case Shape.Whole(long least, long most) -> "whole number, " + least + " to " + most;
      case Shape.Decimal() -> "number";
      case Shape.Moment() -> "date and time";
      case Shape.OneOf(var words, var _) -> words.stream().collect(Collectors.joining(" | "));
      case Shape.Reference(var noun) -> "sid of " + noun.name();
      case Shape.Many(var item, var _) -> "array of " + words(item);
      case Shape.Thing(var name, var _, var _) -> name;
      case Shape.Any() -> "any JSON";
    };
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
