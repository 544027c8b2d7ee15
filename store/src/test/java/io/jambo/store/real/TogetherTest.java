package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Change;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreReadOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Many write, one commit: what gathered while the writer was busy becomes durable together.
@ParameterizedClass
@EnumSource
class TogetherTest {
  private static final Executor FORK = task -> Thread.ofVirtual().start(task);
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Database database;
  @TempDir Path folder;
  private Store store;
  private final CountingKit kit = new CountingKit();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private int names;

  TogetherTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    store = database.open(folder, kit);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void changesThatWaitedAreCommittedTogetherAndAcknowledgedAfterThat() {
    var held = hold();
    var others = new ArrayList<CompletableFuture<String>>();
    for (int i = 0; i < 20; i++) {
      others.add(write("w" + i));
    }
    held.go();
    others.forEach(CompletableFuture::join);
    var of = events.stream().filter(event -> event.contains("w")).toList();
    assertThat(of.subList(0, 20)).allMatch(event -> event.startsWith("made"));
    assertThat(of.subList(20, 40)).allMatch(event -> event.startsWith("durable"));
    assertThat(count()).isEqualTo(20);
  }

  @Test
  void asManyAsCameTogetherBeforeAreWaitedFor() {
    var pauses = new AtomicInteger();
    kit.whenPausing(pauses::incrementAndGet);
    write("alone").join();
    write("alone again").join();
    assertThat(pauses).as("pauses for one who comes alone").hasValue(0);
    var held = hold();
    var _ = write("beside it");
    held.go();
    var second = new AtomicReference<CompletableFuture<String>>();
    kit.whenPausing(() -> {
      if (second.get() == null) {
        second.set(CompletableFuture.supplyAsync(() -> make("second"), FORK));
        kit.untilMoreWait(1);
      }
    });
    events.clear();
    make("first");
    second.get().join();
    assertThat(events)
        .containsExactly("made first", "made second", "durable first", "durable second");
  }

  private String make(String name) {
    return store.change(PATIENT, making(name));
  }

  @Test
  void aChangeThatFailsIsUndoneAloneAndItsReasonReachesItsCaller() {
    var held = hold();
    var before = write("before");
    var fails =
        begin(edit -> {
          edit.insert(permission("never"));
          edit.whenCommitted(() -> events.add("durable never"));
          throw new IllegalArgumentException("no");
        });
    var clashes =
        begin(edit -> {
          edit.insert(permission("twice"));
          return edit.insert(permission("twice"));
        });
    var after = write("after");
    held.go();
    assertThatThrownBy(fails::join).hasRootCauseMessage("no");
    assertThatThrownBy(clashes::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("permissions has that name");
    before.join();
    after.join();
    assertThat(names()).containsExactlyInAnyOrder("before", "after");
    assertThat(events).doesNotContain("durable never");
  }

  @Test
  void whatCameBeforeAFailureThatHadWrittenIsMadeOnceMoreAndNoMoreThanThat() {
    var held = hold();
    var first = write("first");
    var fails = begin(edit -> failing(edit.insert(permission("never"))));
    var second = write("second");
    var failsToo = begin(edit -> failing(edit.insert(permission("never either"))));
    var third = write("third");
    held.go();
    CompletableFuture.allOf(first, second, third).join();
    assertThatThrownBy(fails::join).hasRootCauseMessage("after a row of permissions");
    assertThatThrownBy(failsToo::join).hasRootCauseMessage("after a row of permissions");
    assertThat(names()).containsExactlyInAnyOrder("first", "second", "third");
    assertThat(events)
        .containsExactly(
            "made first",
            "made first",
            "made second",
            "made third",
            "durable first",
            "durable second",
            "durable third");
  }

  @Test
  void whatFailsBeforeItWritesHasNobodyMadeOnceMore() {
    var held = hold();
    var first = write("first");
    var fails =
        begin(edit -> failing(edit.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING)));
    var second = write("second");
    held.go();
    CompletableFuture.allOf(first, second).join();
    assertThatThrownBy(fails::join).hasRootCauseMessage("after 1");
    assertThat(events)
        .containsExactly("made first", "made second", "durable first", "durable second");
  }

  private static <T> T failing(T value) {
    throw new IllegalArgumentException("after " + value);
  }

  @Test
  void whatAChangeKeptForLaterOnesIsForgottenWhenOneFails() {
    store.change(edit -> {
      edit.keep("last", "first");
      return true;
    });
    assertThat(kept()).isEqualTo(database == Database.SQLITE ? "first" : "nothing");
    assertThatThrownBy(() ->
            store.change(edit -> {
              edit.keep("last", "never");
              throw new IllegalArgumentException("no");
            }))
        .hasMessage("no");
    assertThat(kept()).isEqualTo("nothing");
  }

  private String kept() {
    return store.change(edit -> edit.kept("last", String.class).orElse("nothing"));
  }

  @Test
  void aChangeThatCannotBeginInTimeFailsAndIsNotMadeLater() {
    var held = hold();
    assertThatThrownBy(
            () -> store.change(Duration.ofMillis(50), edit -> edit.insert(permission("late"))))
        .isInstanceOf(StoreAway.class)
        .hasMessageContaining("busy");
    held.go();
    write("next").join();
    assertThat(names()).containsExactly("next");
  }

  @Test
  void aFullLineIsToldAtOnce() {
    var held = hold();
    var line = new ArrayList<CompletableFuture<String>>();
    for (int i = 0; i < Writer.MOST_WAITING; i++) {
      line.add(write("l" + i));
    }
    assertThatThrownBy(() -> store.change(edit -> edit.insert(permission("one too many"))))
        .isInstanceOf(StoreAway.class)
        .hasMessageContaining("too many");
    held.go();
    line.forEach(CompletableFuture::join);
    assertThat(count()).isEqualTo(Writer.MOST_WAITING);
  }

  @Test
  void aReadingSeesOneStateWhileOthersCommit() {
    var seen =
        store.read(view -> {
          long first = view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING);
          write("meanwhile").join();
          return first == view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING);
        });
    assertThat(seen).isTrue();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void readersDoNotWaitForAWriter() {
    var held = hold();
    assertThat(count()).isZero();
    held.go();
  }

  @Test
  void whoAsksTheStoreFromWithinAChangeIsInItsTransaction() {
    var seen =
        store.change(edit -> {
          store.change(inner -> inner.insert(permission("inner")));
          return store.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
        });
    assertThat(seen).isEqualTo(1);
    assertThatThrownBy(() ->
            store.change(edit -> {
              store.change(inner -> inner.insert(permission("undone")));
              throw new IllegalArgumentException("no");
            }))
        .hasMessage("no");
    assertThat(names()).containsExactly("inner");
  }

  @Test
  void aChangeFromWithinAReadingIsRefusedThoughItMightChangeNothing() {
    assertThatThrownBy(() -> store.read(view -> store.change(edit -> 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within a reading");
  }

  @Test
  void aReadingCannotWrite() {
    assertThatThrownBy(() -> store.read(view -> Sql.of(view).run("delete from permissions")))
        .isInstanceOf(StoreReadOnly.class);
  }

  @Test
  void aClosedStoreRefusesAndHasFinishedWhatWasInLine() {
    var held = hold();
    var last = write("last");
    var closing = CompletableFuture.runAsync(store::close, FORK);
    kit.untilMoreWait(1);
    held.go();
    closing.join();
    last.join();
    assertThatThrownBy(() -> store.change(edit -> edit.insert(permission("too late"))))
        .isInstanceOf(StoreAway.class);
    assertThatThrownBy(() -> count()).isInstanceOf(StoreAway.class);
  }

  /// Keeps the writer busy until it may go.
  private Held hold() {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var done =
        begin(_ -> {
          begun.countDown();
          await(go);
          return "held";
        });
    await(begun);
    return new Held(go, done);
  }

  private record Held(CountDownLatch latch, CompletableFuture<String> done) {
    void go() {
      latch.countDown();
      done.join();
    }
  }

  /// Begins to write that, and returns when it waits for its answer.
  private CompletableFuture<String> write(String name) {
    return begin(making(name));
  }

  private Change<String> making(String name) {
    var row = permission(name);
    return edit -> {
      edit.insert(row);
      events.add("made " + name);
      edit.whenCommitted(() -> events.add("durable " + name));
      return name;
    };
  }

  private <T> CompletableFuture<T> begin(Change<T> change) {
    var done = CompletableFuture.supplyAsync(() -> store.change(PATIENT, change), FORK);
    kit.untilMoreWait(1);
    return done;
  }

  private Row permission(String name) {
    names++;
    var sid = "00000000-0000-4000-8000-%012d".formatted(names);
    return Row.empty(Nouns.PERMISSIONS).with("permission_sid", sid).with("name", name);
  }

  private List<String> names() {
    return store.read(view -> view.all(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING)).stream()
        .map(row -> row.text("name").orElseThrow())
        .toList();
  }

  private long count() {
    return store.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
