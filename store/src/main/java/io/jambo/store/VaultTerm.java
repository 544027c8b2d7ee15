package io.jambo.store;

import java.util.Locale;
import java.util.regex.Pattern;

/// What is looked for in the sealed part of records, in the form in which it is indexed
/// (data-model.md 7). Personal: its text form is masked.
///
/// @param text the form itself
public record VaultTerm(String text) {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]*");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

  /// A caller or called party: a number as its digits, any other user in lower case.
  public static VaultTerm party(String party) {
    return NUMBER.matcher(party).matches()
        ? new VaultTerm(NOT_A_DIGIT.matcher(party).replaceAll(""))
        : new VaultTerm(party.toLowerCase(Locale.ROOT));
  }

  /// A Call-ID, as it is.
  public static VaultTerm callId(String callId) {
    return new VaultTerm(callId);
  }

  @Override
  public String toString() {
    return "term";
  }
}
