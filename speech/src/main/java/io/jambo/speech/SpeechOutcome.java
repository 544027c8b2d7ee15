package io.jambo.speech;

import java.util.List;

/// What became of a wish to speak.
public sealed interface SpeechOutcome {
  /// Audio is on its way.
  ///
  /// @param vendor who really speaks: `embedded` where it stands in for the chosen vendor
  /// @param notes what the account should be told
  record Spoken(Utterance utterance, String vendor, boolean fromCache, List<Note> notes)
      implements SpeechOutcome {
    /// Keeps its own copy of the notes.
    public Spoken {
      notes = List.copyOf(notes);
    }
  }

  /// The vendor was asked and failed; its fall-back may be tried (verbs.md 2.3).
  record Failed(SpeechFailure.Kind kind, String reason) implements SpeechOutcome {}

  /// No such vendor id exists.
  record UnknownVendor(String vendor) implements SpeechOutcome {}

  /// The vendor exists, but nobody has given a credential for it, and nothing may stand in.
  record NotProvisioned(String vendor) implements SpeechOutcome {}

  /// Something the account should be told, once a day (verbs.md 2.3.1).
  ///
  /// @param alert the public alert type
  /// @param vendor the vendor that was wanted
  record Note(String alert, String vendor) {}
}
