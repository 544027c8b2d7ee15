package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallPlan;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.edge.Party;
import io.jambo.kit.Sid;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryTally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Counts the calls of each account, service provider and application, minute by minute
/// (data-model.md 7). Any thread; as many tallies as there are tenants with calls.
final class CallCounts implements CallObserver {
  private final Map<HistoryOf, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<Sid, CallPlan> live = new ConcurrentHashMap<>();

  /// What happened to somebody's calls in a minute.
  ///
  /// @param live how many there are now
  /// @param most how many there were at once
  /// @param reasons how often which final status
  record Tally(
      long live,
      long most,
      long attempts,
      long answered,
      long failed,
      long seconds,
      Map<Integer, Long> reasons) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, Map.of());

    private Tally began() {
      return new Tally(
          live + 1, Math.max(most, live + 1), attempts + 1, answered, failed, seconds, reasons);
    }

    private Tally answeredOne() {
      return new Tally(live, most, attempts, answered + 1, failed, seconds, reasons);
    }

    private Tally ended(int status, boolean success, long length) {
      var counted = new LinkedHashMap<>(reasons);
      counted.merge(status, 1L, Long::sum);
      return new Tally(
          live - 1,
          most,
          attempts,
          answered,
          success ? failed : failed + 1,
          seconds + length,
          counted);
    }

    /// What goes on into the next minute: the calls, and the seconds that made no whole minute.
    private Tally carried() {
      return new Tally(live, live, 0, 0, 0, seconds % 60, Map.of());
    }

    private HistoryTally written() {
      return new HistoryTally(most, attempts, 0, answered, failed, seconds / 60, reasons);
    }

    private boolean quiet() {
      return attempts == 0 && reasons.isEmpty() && answered == 0 && most == 0;
    }
  }

  @Override
  public void taken(StartOfCall call) {
    live.put(call.callSid(), call.plan());
    count(call.plan(), Tally::began);
  }

  @Override
  public void status(Sid callSid, CallStatus status) {
    var plan = live.get(callSid);
    if (status == CallStatus.IN_PROGRESS && plan != null) {
      count(plan, Tally::answeredOne);
    }
  }

  @Override
  public void alert(Alert alert) {}

  @Override
  public void ended(EndOfCall end) {
    var plan = live.remove(end.callSid());
    if (plan != null) {
      boolean answered = end.answeredAt().isPresent();
      long seconds = end.duration().toSeconds();
      count(plan, tally -> tally.ended(end.sipStatus(), answered, seconds));
    }
  }

  /// A call that nobody took.
  void refused(Party party, int status) {
    UnaryOperator<Tally> change = tally -> tally.began().ended(status, false, 0);
    count(new HistoryOf.Account(party.account()), change);
    party.provider().ifPresent(sid -> count(new HistoryOf.Provider(sid), change));
    party.application().ifPresent(sid -> count(new HistoryOf.Application(sid), change));
  }

  /// What has happened since this was last asked.
  Map<HistoryOf, HistoryTally> turn() {
    var minute = new LinkedHashMap<HistoryOf, HistoryTally>();
    for (var counted : tallies.keySet()) {
      var _ =
          tallies.computeIfPresent(
              counted,
              (_, tally) -> {
                if (!tally.quiet()) {
                  minute.put(counted, tally.written());
                }
                return tally.live() == 0 && tally.quiet() ? null : tally.carried();
              });
    }
    return minute;
  }

  /// Calls of nobody in the store, those of `--app`, are not counted.
  private void count(CallPlan plan, UnaryOperator<Tally> change) {
    Optional<Sid> provider = plan.serviceProviderSid();
    if (provider.isPresent()) {
      count(new HistoryOf.Account(plan.accountSid()), change);
      count(new HistoryOf.Provider(provider.get()), change);
      count(new HistoryOf.Application(plan.applicationSid()), change);
    }
  }

  private void count(HistoryOf whose, UnaryOperator<Tally> change) {
    var _ = tallies.compute(whose, (_, tally) -> change.apply(tally == null ? Tally.NONE : tally));
  }
}
