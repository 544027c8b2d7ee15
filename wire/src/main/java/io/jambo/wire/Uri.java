package io.jambo.wire;

/// A URI in a SIP message.
public sealed interface Uri permits SipUri, TelUri, OtherUri {
  /// Parses any of the three kinds; an unknown scheme is well formed ([OtherUri]).
  static Parsed<Uri> parse(String text) {
    return UriParser.parse(text);
  }

  /// As it goes on the wire.
  String print();
}
