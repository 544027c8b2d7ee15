package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;
import java.util.function.Supplier;

/// A place in the text that is being read, as a JSON pointer (RFC 6901), and the [Report] that
/// hears what is wrong there. A type made of others puts its own words above theirs.
record Place(String pointer, Report report, Optional<String> expecting) {
  /// The whole text.
  static Place root(Report report) {
    return at("", report);
  }

  /// That member of the object here.
  Place member(String name) {
    var escaped = Printable.name(name).replace("~", "~0").replace("/", "~1");
    return at(pointer + "/" + escaped, report);
  }

  /// That item of the array here.
  Place item(int index) {
    return at(pointer + "/" + index, report);
  }

  /// The same place; what is refused here was expected to be this.
  Place expecting(String words) {
    return expecting.isPresent() ? this : new Place(pointer, report, Optional.of(words));
  }

  /// Reports; empty, so that a reader can refuse in one expression.
  <T> Optional<T> refuse(String wrong, String expected) {
    report.wrong(new Problem(pointer, wrong, expecting.orElse(expected)));
    return Optional.empty();
  }

  /// Reports that this value is no such thing.
  <T> Optional<T> refuse(Json value, String expected) {
    return refuse(Printable.whatIs(value), expected);
  }

  /// Notes a property that nobody knows.
  ///
  /// @param perhaps the name that may have been meant
  void ignored(Supplier<Optional<String>> perhaps) {
    report.ignored(pointer, perhaps);
  }

  private static Place at(String pointer, Report report) {
    return new Place(pointer, report, Optional.empty());
  }
}
