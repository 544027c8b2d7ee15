package io.jambo.wire;

import java.util.Optional;

/// An address with an optional display name and header parameters: From, To, Contact, Route …
///
/// @param display the display name without quotes, empty text when there is none
public record NameAddr(String display, Uri uri, Parameters parameters) {
  /// Parses one value of such a header.
  public static Parsed<NameAddr> parse(String value) {
    return FieldParser.nameAddr(value);
  }

  /// Just this URI, in brackets when printed.
  public static NameAddr of(Uri uri) {
    return new NameAddr("", uri, Parameters.NONE);
  }

  /// The `tag` parameter.
  public Optional<String> tag() {
    return parameters.get("tag");
  }

  /// The same with a `tag`.
  public NameAddr withTag(String tag) {
    return new NameAddr(display, uri, parameters.with("tag", tag));
  }

  /// As it goes on the wire, always in brackets.
  public String print() {
    return SipPrinter.print(this);
  }
}
