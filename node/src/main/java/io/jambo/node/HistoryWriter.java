package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.kit.Cancelled;
import io.jambo.kit.Faults;
import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.History;
import io.jambo.store.HistoryDays;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryTally;
import io.jambo.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes alerts and the counts of each minute into the store, a batch at a time, and deletes what
/// is older than it is to be kept. While the database is away they wait.
final class HistoryWriter implements AutoCloseable {
  /// Alerts that may wait; more are counted nowhere: a thousand tell what a million would.
  private static final int MOST_ALERTS = 10_000;

  /// Minutes of counts that may wait; the oldest give way.
  private static final int MOST_MINUTES = 120;

  /// Alerts that one change writes.
  private static final int MOST_AT_ONCE = 500;

  private static final Duration TURN = Duration.ofSeconds(1);
  private static final Duration PURGE = Duration.ofHours(6);
  private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);

  private final Kit kit;
  private final History history;
  private final HistoryDays days;
  private final CallCounts counts;
  private final Inbox<Row> alerts;
  private final List<Row> batch = new ArrayList<>();
  private final Deque<Minute> minutes = new ArrayDeque<>();
  private final Gate ended = new Gate();
  private final Fork task;
  private Instant minute;
  private long nextPurge;
  private boolean away;

  private record Minute(Instant time, Map<HistoryOf, HistoryTally> tallies) {}

  HistoryWriter(Kit kit, History history, HistoryDays days, CallCounts counts) {
    this.kit = kit;
    this.history = history;
    this.days = days;
    this.counts = counts;
    this.alerts = new Inbox<>(kit, MOST_ALERTS);
    this.minute = kit.wallClock().truncatedTo(ChronoUnit.MINUTES);
    this.nextPurge = kit.in(PURGE);
    this.task = kit.fork("history", this::run);
  }

  /// Any thread: keeps an alert.
  void alert(Alert alert, Optional<Sid> provider) {
    boolean _ =
        alerts.offer(
            Row.fresh(Nouns.ALERTS)
                .with("alert_id", Sid.random(kit.random()))
                .with("time", alert.at())
                .with("account_sid", alert.accountSid().map(Sid::value).orElse(null))
                .with("service_provider_sid", provider.map(Sid::value).orElse(null))
                .with("alert_type", alert.type().word())
                .with("message", cut("message", alert.message()))
                .with("detail", alert.detail().isEmpty() ? null : cut("detail", alert.detail()))
                .with("call_sid", alert.callSid().map(Sid::value).orElse(null)));
  }

  @Override
  public void close() {
    task.cancel();
    boolean _ = kit.await(ended, kit.in(TURN));
    minutes.add(new Minute(minute, counts.turn()));
    write();
  }

  private void run() {
    try {
      while (true) {
        kit.pause(TURN);
        count();
        write();
        purge();
      }
    } finally {
      kit.open(ended);
    }
  }

  private void count() {
    var now = kit.wallClock().truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute)) {
      minutes.add(new Minute(minute, counts.turn()));
      minute = now;
    }
    while (minutes.size() > MOST_MINUTES) {
      minutes.removeFirst();
    }
  }

  private void write() {
    try {
      fill();
      while (!batch.isEmpty()) {
        keep();
        batch.clear();
        fill();
      }
      while (!minutes.isEmpty()) {
        var first = minutes.getFirst();
        if (!first.tallies.isEmpty()) {
          attempt("a minute's counts were refused", () -> count(first));
        }
        minutes.removeFirst();
      }
      away = false;
    } catch (StoreFailure failure) {
      if (!away) {
        log.atWarn().addKeyValue("why", failure.getMessage()).log("history waits");
      }
      away = true;
    }
  }

  private void count(Minute one) {
    history.count(one.time, one.tallies);
  }

  /// One that is refused for a reason of its own must not keep the others waiting.
  private void keep() {
    try {
      history.alerts(batch);
    } catch (StoreFailure | Cancelled passing) {
      throw passing;
    } catch (RuntimeException _) {
      batch.forEach(this::keepAlone);
    }
  }

  private void keepAlone(Row alert) {
    attempt("an alert was refused", () -> history.alerts(List.of(alert)));
  }

  /// What is refused is told and let go.
  private static void attempt(String otherwise, Runnable work) {
    try {
      work.run();
    } catch (StoreFailure | Cancelled passing) {
      throw passing;
    } catch (RuntimeException refused) {
      Faults.log(log, otherwise, refused);
    }
  }

  /// As much of it as the column holds: applications may say more.
  private static String cut(String column, String text) {
    int most =
        Nouns.ALERTS.column(column).kind() instanceof Kind.Text(int characters)
            ? characters
            : text.length();
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /// What could not be written stays first in line.
  private void fill() {
    while (batch.size() < MOST_AT_ONCE && alerts.size() > 0) {
      alerts.poll().ifPresent(batch::add);
    }
  }

  private void purge() {
    if (kit.nanos() >= nextPurge) {
      nextPurge = kit.in(PURGE);
      try {
        attempt("history not purged", this::purgeNow);
      } catch (StoreFailure failure) {
        log.atWarn().addKeyValue("why", failure.getMessage()).log("history not purged");
      }
    }
  }

  private void purgeNow() {
    long rows = history.purge(days);
    log.atInfo().addKeyValue("rows", rows).log("history purged");
  }
}
