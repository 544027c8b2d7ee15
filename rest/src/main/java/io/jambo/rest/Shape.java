package io.jambo.rest;

import io.jambo.model.Noun;
import java.util.List;
import java.util.Optional;

/// What a value in JSON may be. From it come the validation of requests, the rendering of answers
/// and the schemas of the OpenAPI document.
public sealed interface Shape {
  /// A string.
  ///
  /// @param most characters; more is refused, never cut
  record Text(int least, int most, Format format) implements Shape {}

  /// A fact that stands as 0 or 1 in answers; requests may say true and false too.
  record Flag() implements Shape {}

  /// One of the few real booleans (rest-api.md 1.1).
  record Truth() implements Shape {}

  /// An integer.
  record Whole(long least, long most) implements Shape {}

  /// A number.
  record Decimal() implements Shape {}

  /// A time: ISO 8601 with milliseconds, or RFC 2822 with profile `early`; both are read.
  record Moment() implements Shape {}

  /// One of these words, in any case; told as written here.
  ///
  /// @param lowerEarly told in lower case with profile `early`
  record OneOf(List<String> words, boolean lowerEarly) implements Shape {
    /// Keeps its own copy.
    public OneOf {
      words = List.copyOf(words);
    }
  }

  /// The sid of a row that the caller has to see; in a body, anything else is 400.
  record Reference(Noun noun) implements Shape {}

  /// An array.
  record Many(Shape item, int most) implements Shape {}

  /// An object.
  ///
  /// @param name of its schema; two things of one name must be equal
  /// @param early the members that profile `early` sees; all when empty
  record Thing(String name, List<Member> members, Optional<List<String>> early) implements Shape {
    /// Keeps its own copy.
    public Thing {
      members = List.copyOf(members);
    }

    /// That member.
    public Optional<Member> member(String wanted) {
      return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
    }

    /// The same with what profile `early` sees.
    public Thing early(String... seen) {
      return new Thing(name, members, Optional.of(List.of(seen)));
    }
  }

  /// Any JSON.
  record Any() implements Shape {}

  /// What a text looks like.
  enum Format {
    /// Anything.
    PLAIN(""),
    /// A sid that names no row that is looked up.
    SID("uuid"),
    /// A telephone number: with `+` in profile `early`.
    PHONE(""),
    /// An e-mail address.
    EMAIL("email"),
    /// A secret, never told in an example.
    PASSWORD("password");

    private final String openApi;

    Format(String openApi) {
      this.openApi = openApi;
    }

    /// Its name in OpenAPI, empty for none.
    public String openApi() {
      return openApi;
    }
  }

  /// A string of at most so many characters.
  static Text text(int most) {
    return new Text(0, most, Format.PLAIN);
  }

  /// A string that is not empty.
  static Text filled(int most) {
    return new Text(1, most, Format.PLAIN);
  }

  /// A sid.
  static Text sid() {
    return new Text(36, 36, Format.SID);
  }

  /// 0 or 1.
  static Flag flag() {
    return new Flag();
  }

  /// true or false.
  static Truth truth() {
    return new Truth();
  }

  /// An integer between these, both included.
  static Whole whole(long least, long most) {
    return new Whole(least, most);
  }

  /// A time.
  static Moment moment() {
    return new Moment();
  }

  /// One of these words.
  static OneOf oneOf(String... words) {
    return new OneOf(List.of(words), false);
  }

  /// An array of these.
  static Many many(Shape item, int most) {
    return new Many(item, most);
  }

  /// Any JSON.
  static Any any() {
    return new Any();
  }

  /// An object of these members.
  static Thing thing(String name, Member... members) {
    return new Thing(name, List.of(members), Optional.empty());
  }
}
