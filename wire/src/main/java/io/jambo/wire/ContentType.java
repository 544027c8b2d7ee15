package io.jambo.wire;

import java.util.Optional;

/// A Content-Type (RFC 3261 §20.15): the type in lower case and its parameters.
record ContentType(String type, Parameters parameters) {
  static Parsed<ContentType> parse(String value) {
    return FieldParser.contentType(value);
  }

  boolean multipart() {
    return type.startsWith("multipart/") && boundary().isPresent();
  }

  Optional<String> boundary() {
    return parameters.get("boundary").filter(boundary -> !boundary.isEmpty());
  }
}
