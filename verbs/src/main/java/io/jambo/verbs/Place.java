package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// A place in the text that is being read, as a JSON pointer (RFC 6901), and the [Report] that
/// hears what is wrong there.
record Place(String pointer, Report report) {
  /// The whole text.
  static Place root(Report report) {
    return new Place("", report);
  }

  /// That member of the object here.
  Place member(String name) {
    var escaped = Printable.name(name).replace("~", "~0").replace("/", "~1");
    return new Place(pointer + "/" + escaped, report);
  }

  /// That item of the array here.
  Place item(int index) {
    return new Place(pointer + "/" + index, report);
  }

  /// Reports; empty, so that a reader can refuse in one expression.
  <T> Optional<T> refuse(String wrong, String expected) {
    report.wrong(new Problem(pointer, wrong, expected));
    return Optional.empty();
  }

  /// Reports that this value is no such thing.
  <T> Optional<T> refuse(Json value, String expected) {
    return refuse(Printable.whatIs(value), expected);
  }

  /// Notes a property that nobody knows.
  void ignored() {
    report.ignored(pointer);
  }
}
