package io.jambo.call;

import java.util.List;

/// Something that a call knows, and how far it goes (security.md 8). Whoever adds a field to what
/// an application is told, or to a record, adds it here: tests look for those that are missing.
///
/// @param name as applications are told it, or what it is where they are not
/// @param personal whether it tells of a person
/// @param goes where it goes beside the memory of the call itself
public record CallField(String name, boolean personal, List<Place> goes) {
  /// A place that a field goes to.
  public enum Place {
    APPLICATION("the account's application"),
    FAR_END("the far end, in SIP or audio"),
    VOICE("the voice that speaks it, in the process"),
    SEALED("the call record, sealed"),
    INDEX("an index of the call record, as a keyed hash"),
    RECORD("the call record"),
    LOG("the log");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    /// As people read it.
    public String words() {
      return words;
    }
  }

  /// Keeps its own copy.
  public CallField {
    goes = List.copyOf(goes);
  }

  static CallField personal(String name, Place... goes) {
    return new CallField(name, true, List.of(goes));
  }

  static CallField plain(String name, Place... goes) {
    return new CallField(name, false, List.of(goes));
  }
}
