package io.jambo.speech;

import io.jambo.wire.Json;
import java.util.Optional;

/// What is to be said, and by whom: one `say` as the synthesizer sees it (verbs.md 2.3, 3.24).
///
/// @param account the account's sid; audio is cached for it alone
/// @param text plain text or SSML
/// @param vendor a public vendor id, `default` already resolved
/// @param voice absent: the vendor's first voice for the language; an object is given as its JSON
/// @param options what the application passes on to the vendor
/// @param cached false for `disableTtsCache`: neither read from nor written to the cache
public record Words(
    String account,
    String text,
    String vendor,
    Choice choice,
    Optional<String> label,
    String language,
    Optional<String> voice,
    Optional<String> engine,
    Optional<String> instructions,
    Json.Obj options,
    boolean cached) {

  /// Who chose the vendor; decides whether the embedded engine may stand in (verbs.md 2.3.1).
  public enum Choice {
    /// Nobody did: it is the account's, the application's or the platform's default.
    DEFAULTED,
    /// The verb or the session named it.
    NAMED
  }

  /// Words for the embedded engine's first voice; cached.
  public static Words embedded(String account, String text) {
    return new Words(
        account,
        text,
        Vendors.EMBEDDED,
        Choice.NAMED,
        Optional.empty(),
        "en-US",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.object(),
        true);
  }

  /// The same words for another vendor's first voice: what stays when the embedded engine stands
  /// in.
  public Words spokenBy(String other) {
    return new Words(
        account,
        text,
        other,
        choice,
        Optional.empty(),
        language,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.object(),
        cached);
  }
}
