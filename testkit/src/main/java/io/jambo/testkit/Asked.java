package io.jambo.testkit;

import io.jambo.outbound.Fields;
import io.jambo.wire.Json;
import java.util.Map;
import java.util.Optional;

/// One request as the application saw it.
///
/// @param path without the query
/// @param query without the question mark, empty text when there is none
/// @param body the exact text
/// @param nanos when it came, in virtual time
/// @param signed whether its signature is right for the application's secret and these very bytes
public record Asked(
    String method,
    String path,
    String query,
    Fields headers,
    String body,
    long nanos,
    boolean signed) {
  /// The body as a JSON object; the empty one when it is none.
  public Json.Obj json() {
    Optional<Json> read = body.isEmpty() ? Optional.empty() : Json.parse(body).ok();
    return read.isPresent() && read.get() instanceof Json.Obj object ? object : Json.object();
  }

  /// The same as plain Java values, which assertions read well: text, numbers as long or double,
  /// booleans, lists and maps.
  public Map<String, Object> payload() {
    return Plain.of(json());
  }

  /// One text member of the body; empty text when it is not there.
  public String text(String member) {
    return json().text(member).orElse("");
  }
}
