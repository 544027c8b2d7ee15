package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs a [CallRecordVictim] for a while, kills it, and remembers what it has said.
final class CallRecordVictims {
  private static final long MOST_START_MILLIS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// `B`, `E` or `R`, the number of the store, a blank and a sid; a line that the kill has torn is
  /// shorter.
  private static final int LINE = 39;

  private final Kit kit;
  private final List<StoreSettings> stores;
  private final Sid account;
  private final List<Said> said = new ArrayList<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();

  /// @param stores those that each of them writes to
  CallRecordVictims(Kit kit, List<StoreSettings> stores, Sid account) {
    this.kit = kit;
    this.stores = stores;
    this.account = account;
    stores.forEach(_ -> said.add(new Said(sids(), sids(), sids())));
  }

  /// What is on the disk, they say, of begun calls, ended ones, and rows.
  record Said(Set<String> begun, Set<String> ended, Set<String> rows) {
    boolean ofEachKind() {
      return !begun.isEmpty() && !ended.isEmpty() && !rows.isEmpty();
    }
  }

  private static Set<String> sids() {
    return ConcurrentHashMap.newKeySet();
  }

  /// Starts one with so many callers and as many who write rows, and kills it so long after it has
  /// said so often that something is on the disk; the first not before there is something of each
  /// kind in each store.
  void killOne(int callers, int acknowledged, Duration later)
      throws IOException, InterruptedException {
    kill(start(List.of(), callers, callers, "", acknowledged), later);
  }

  /// Starts one with so many callers behind these words, and kills it so long after it has said
  /// that word.
  void killOne(List<String> before, int callers, String word, Duration later)
      throws IOException, InterruptedException {
    kill(start(before, callers, 0, word, Integer.MAX_VALUE), later);
  }

  /// @param word after which it is to be killed
  /// @param opening stores that it has still to open
  /// @param left acknowledgements after which it is
  /// @param due opened then
  private record Victim(
      Process process,
      String word,
      AtomicInteger opening,
      AtomicInteger left,
      Gate ready,
      Gate due,
      Gate silent) {}

  private Victim start(List<String> before, int callers, int writers, String word, int acknowledged)
      throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(command(callers, writers));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var left = new AtomicInteger(acknowledged);
    var opening = new AtomicInteger(stores.size());
    var victim = new Victim(process, word, opening, left, new Gate(), new Gate(), new Gate());
    var _ = kit.fork("victim's words", () -> listen(victim));
    assertThat(kit.await(victim.ready, kit.in(PATIENCE))).as("ready: %s", events).isTrue();
    return victim;
  }

  private void kill(Victim victim, Duration later) throws InterruptedException {
    assertThat(kit.await(victim.due, kit.in(PATIENCE))).as("wrote: %s", events).isTrue();
    boolean died = victim.process.waitFor(later.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(died).as("it ended by itself: %s", events).isFalse();
    victim.process.destroyForcibly().waitFor();
    assertThat(kit.await(victim.silent, kit.in(PATIENCE))).isTrue();
  }

  /// What they have said of the store of that number.
  Said said(int store) {
    return said.get(store);
  }

  /// Whatever else they said.
  Set<String> events() {
    return Set.copyOf(events);
  }

  private void listen(Victim victim) {
    try (var lines =
        new BufferedReader(new InputStreamReader(victim.process.getInputStream(), UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("ready ")) {
          assertThat(Long.parseLong(line.substring(6))).isLessThanOrEqualTo(MOST_START_MILLIS);
          if (victim.opening.decrementAndGet() == 0) {
            kit.open(victim.ready);
          }
        } else if (line.length() == LINE && line.charAt(2) == ' ') {
          note(line);
          if (victim.left.decrementAndGet() <= 0 && said.stream().allMatch(Said::ofEachKind)) {
            kit.open(victim.due);
          }
        } else {
          events.add(line);
          if (line.equals(victim.word)) {
            kit.open(victim.due);
          }
        }
      }
    } catch (IOException _) {
      // Closed with the process: what it said last is not known.
    } finally {
      kit.open(victim.silent);
    }
  }

  private void note(String line) {
    var of = said.get(line.charAt(1) - '0');
    var kind =
        switch (line.charAt(0)) {
          case 'B' -> of.begun;
          case 'E' -> of.ended;
          default -> of.rows;
        };
    kind.add(line.substring(3));
  }

  private List<String> command(int callers, int writers) {
    var command = new ArrayList<>(Writing.java());
    command.add(CallRecordVictim.class.getName());
    command.addAll(List.of(account.value(), Integer.toString(callers), Integer.toString(writers)));
    for (var store : stores) {
      command.addAll(List.of(store.folder().toString(), store.url().orElse("-")));
    }
    return command;
  }
}
