package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;

/// Whose calls are counted.
public sealed interface HistoryOf {
  /// The account, service provider or application.
  Sid sid();

  /// The table of its counts.
  Noun noun();

  /// An account's.
  record Account(Sid sid) implements HistoryOf {
    @Override
    public Noun noun() {
      return Nouns.CALL_COUNTS;
    }
  }

  /// A service provider's.
  record Provider(Sid sid) implements HistoryOf {
    @Override
    public Noun noun() {
      return Nouns.SP_CALL_COUNTS;
    }
  }

  /// An application's.
  record Application(Sid sid) implements HistoryOf {
    @Override
    public Noun noun() {
      return Nouns.APP_CALL_COUNTS;
    }
  }
}
