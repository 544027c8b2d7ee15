package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.Watcher;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever hears of changes hears of them after the commit and before their caller does.
@ParameterizedClass
@EnumSource
class WatchersTest {
  private final Database database;
  @TempDir Path folder;
  private Store store;
  private final List<String> events = new CopyOnWriteArrayList<>();

  WatchersTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    store = database.open(folder, new RealKit());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private final class Listening implements Watcher {
    @Override
    public void written(Noun noun, Sid sid) {
      events.add("written");
    }

    @Override
    public void manyWritten(Noun noun) {
      events.add("many written");
    }

    @Override
    public void told() {
      events.add("told");
    }
  }

  private static final class Failing implements Watcher {
    @Override
    public void written(Noun noun, Sid sid) {
      throw new IllegalStateException("ours");
    }

    @Override
    public void manyWritten(Noun noun) {
      throw new IllegalStateException("ours");
    }

    @Override
    public void told() {
      throw new IllegalStateException("ours");
    }
  }

  private static Row permission(int number) {
    return Row.empty(Nouns.PERMISSIONS)
        .with("permission_sid", "00000000-0000-4000-8000-%012d".formatted(number))
        .with("name", "permission " + number);
  }

  @Test
  void whoeverHearsOfChangesIsToldOnceWhenAllOfOneCommitAreTold() {
    store.watch(new Listening());

    store.change(edit -> {
      edit.insert(permission(1));
      return edit.insert(permission(2));
    });
    assertThat(events).containsExactly("written", "written", "told");

    events.clear();
    store.change(edit -> edit.insert(permission(3)));
    assertThat(events).containsExactly("written", "told");
  }

  @Test
  void nobodyIsToldOfWhatWasUndone() {
    store.watch(new Listening());

    assertThatThrownBy(() ->
            store.change(edit -> {
              edit.insert(permission(1));
              return edit.insert(permission(1));
            }))
        .isInstanceOf(StoreFailure.class);
    // Whoever fails is answered before its transaction has ended.
    assertThat(store.<String>change(_ -> "next")).isEqualTo("next");

    assertThat(events).isEmpty();
  }

  @Test
  void aWatcherThatFailsKeepsAChangeFromNoOtherAndNotFromItsCaller() {
    store.watch(new Failing());
    store.watch(new Listening());

    store.change(edit -> {
      edit.whenCommitted(() -> {
        throw new IllegalArgumentException("ours too");
      });
      return edit.insert(permission(1));
    });

    assertThat(events).containsExactly("written", "told");
  }
}
