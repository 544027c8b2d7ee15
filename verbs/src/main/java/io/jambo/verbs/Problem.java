package io.jambo.verbs;

/// One thing that is wrong with an application's JSON: where (a JSON pointer, RFC 6901; empty for
/// the whole), what is wrong, what was expected.
///
/// Fit for one line of a log, an alert or a header: it quotes no text of the application but names,
/// and those without control characters.
public record Problem(String pointer, String wrong, String expected) {
  /// `/0/target/0: what is wrong; what was expected`.
  public String print() {
    var place = pointer.isEmpty() ? "" : pointer + ": ";
    return place + wrong + "; expected " + expected;
  }
}
