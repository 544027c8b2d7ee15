package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.NumberPattern;
import io.jambo.model.Row;
import java.util.Optional;

/// A number, or a pattern of numbers, that calls can be for.
///
/// @param text digits without plus, or the pattern's text
/// @param pattern empty for a plain number, and for a pattern that can't be followed
record ProvisionedNumber(
    Sid sid,
    String text,
    Optional<Sid> carrier,
    Optional<Sid> account,
    Optional<Sid> application,
    Optional<NumberPattern> pattern) {
  static ProvisionedNumber of(Row row) {
    var text = row.text("number").orElse("");
    return new ProvisionedNumber(
        row.sid(),
        text,
        row.id("voip_carrier_sid"),
        row.id("account_sid"),
        row.id("application_sid"),
        plain(text) ? Optional.empty() : NumberPattern.ofNumber(text));
  }

  /// Whether it is one number: a row with anything but digits is a pattern.
  boolean plain() {
    return plain(text);
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
