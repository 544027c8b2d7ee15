package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Row;
import io.jambo.store.Watcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// All who hear of changes, once the transaction is durable.
final class Watchers {
  private final List<Watcher> all = new CopyOnWriteArrayList<>();

  void add(Watcher watcher) {
    all.add(watcher);
  }

  void added(Sql sql, Row row) {
    for (var watcher : all) {
      sql.afterCommit(() -> watcher.added(row));
    }
  }

  void written(Sql sql, Noun noun, Sid sid) {
    for (var watcher : all) {
      sql.afterCommit(() -> watcher.written(noun, sid));
    }
  }

  void manyWritten(Sql sql, Noun noun) {
    for (var watcher : all) {
      sql.afterCommit(() -> watcher.manyWritten(noun));
    }
  }
}
