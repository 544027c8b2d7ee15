package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;

/// Hears what this process has changed: on the writing thread, after the commit and before the
/// change is acknowledged. It must not wait.
public interface Watcher {
  /// A row was added, changed or deleted.
  void written(Noun noun, Sid sid);

  /// Many rows of that noun may have changed.
  void manyWritten(Noun noun);
}
