package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Change;
import io.jambo.store.Query;
import io.jambo.store.Reading;
import io.jambo.store.Sealer;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import io.jambo.store.Watcher;
import io.jambo.store.real.Dialect.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The store: callers wait on their own threads while one thread writes and a few read.
final class Engine implements Store {
  /// More threads that read one file gain nothing.
  private static final int MOST_READERS = 16;

  private final Kit kit;
  private final Dialect dialect;
  private final Writer writer;
  private final Readers readers;
  private final RowCache cache;
  private final Within within = new Within(this::anyRow);
  private final Health health = new Health();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Sealer sealer;
  private final Watchers watchers = new Watchers();

  /// @param readers threads that read
  Engine(Kit kit, Dialect dialect, int readers) {
    this.kit = kit;
    this.dialect = dialect;
    this.cache = new RowCache(dialect.soleWriter());
    this.writer = new Writer(kit, new Link(kit, dialect, Role.WRITER, health));
    this.readers =
        new Readers(
            kit,
            Math.min(readers, MOST_READERS),
            () -> new Link(kit, dialect, Role.READER, health));
    this.writer.start();
    this.readers.start();
  }

  @Override
  public void sealBy(Sealer given) {
    sealer = given;
  }

  @Override
  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  @Override
  public <T> T read(Reading<T> reading) {
    Function<Sql, T> work = sql -> reading.read(new SqlView(sql, sealer()));
    var here = Inside.here();
    if (here.isPresent()) {
      return work.apply(here.get());
    }
    var waiting = new Waiting<T>(kit, work);
    return answered(() -> readers.submit(waiting), waiting, READ_WITHIN);
  }

  @Override
  public <T> T change(Duration limit, Change<T> change) {
    Function<Sql, T> work = sql -> change.make(new SqlEdit(sql, sealer(), cache, watchers));
    var here = Inside.here();
    if (here.isPresent()) {
      if (here.get().role() == Role.READER) {
        throw new IllegalStateException("a change from within a reading");
      }
      return work.apply(here.get());
    }
    var waiting = new Waiting<T>(kit, work);
    return answered(() -> writer.submit(waiting), waiting, limit);
  }

  @Override
  public Optional<Row> find(Noun noun, Sid sid, Reach reach) {
    return anyRow(noun, sid).filter(row -> within.covers(reach, row));
  }

  @Override
  public void stream(Noun noun, Query query, Reach reach, int together, Consumer<Row> consumer) {
    new Streaming(kit, this, noun, reach, together).run(query, consumer);
  }

  @Override
  public boolean away() {
    return health.away();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      writer.close();
      readers.close();
      dialect.close();
    }
  }

  private <T> T answered(Runnable submit, Waiting<T> waiting, Duration limit) {
    try {
      submit.run();
      return waiting.answer(kit.in(limit));
    } catch (StoreAway failure) {
      health.note(failure);
      throw failure;
    }
  }

  private Optional<Row> anyRow(Noun noun, Sid sid) {
    return Inside.here().isPresent()
        ? read(view -> view.find(noun, sid, Reach.EVERYTHING))
        : cache.find(noun, sid, () -> read(view -> view.find(noun, sid, Reach.EVERYTHING)));
  }

  private Sealer sealer() {
    var known = sealer;
    return known == null ? Unsealed.YET : known;
  }
}
