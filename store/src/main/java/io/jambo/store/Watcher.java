package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Row;

/// Hears what this process has changed: on the writing thread, after the commit and before the
/// change is acknowledged. It must not wait.
public interface Watcher {
  /// A row was changed or deleted.
  void written(Noun noun, Sid sid);

  /// That row was added.
  default void added(Row row) {
    written(row.noun(), row.sid());
  }

  /// Many rows of that noun may have changed.
  void manyWritten(Noun noun);

  /// All of one commit has been told: whoever hands it on does so at once, instead of waking
  /// another thread, which wants this core, for each row.
  default void told() {}
}
