package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.verbs.BargeIn;
import io.jambo.verbs.Hook;
import io.jambo.verbs.Input;
import io.jambo.wire.Json;
import java.util.Optional;

/// The gather that `config.bargeIn` runs behind the verbs (verbs.md 3.3): it takes the digits,
/// stops what is heard, and its action hook may replace the application. Owned by the session's
/// task.
final class BackgroundGather {
  private final Call call;
  private Optional<BargeIn> settings = Optional.empty();
  private Optional<DigitCollector> digits = Optional.empty();
  private Optional<Playing> heard = Optional.empty();

  BackgroundGather(Call call) {
    this.call = call;
  }

  /// Starts, restarts or ends it. Enabling it again with the same input changes nothing.
  void configure(BargeIn wanted) {
    if (!wanted.enable()) {
      settings = Optional.empty();
      digits = Optional.empty();
    } else if (settings.isEmpty() || !settings.get().input().equals(wanted.input())) {
      settings = Optional.of(wanted);
      begin(wanted);
    }
  }

  /// Whether it runs and takes digits, so that a foreground gather for digits has nothing to do.
  boolean takesDigits() {
    return digits.isPresent();
  }

  /// What it may stop.
  void hears(Playing playing) {
    heard = Optional.of(playing);
  }

  /// A key went down: what is heard stops.
  void keyDown() {
    if (digits.isPresent() && settings.flatMap(BargeIn::dtmfBargein).orElse(true)) {
      heard.ifPresent(Playing::stop);
    }
  }

  /// Takes a digit when it runs.
  boolean takes(char key) {
    if (digits.isEmpty()) {
      return false;
    }
    digits.get().press(key, call.kit().nanos()).ifPresent(this::resolve);
    return true;
  }

  /// Looks at its timers.
  void expire(long now) {
    digits.flatMap(collector -> collector.expire(now)).ifPresent(this::resolve);
  }

  /// When [#expire] may have something to do.
  long nextDue() {
    return digits.map(DigitCollector::nextDue).orElse(Kit.NEVER);
  }

  private void begin(BargeIn wanted) {
    digits =
        wanted.input().contains(Input.DIGITS)
            ? Optional.of(new DigitCollector(wanted.digits(), Optional.empty()))
            : Optional.empty();
  }

  private void resolve(DigitCollector.Outcome outcome) {
    var ended = settings.orElseThrow();
    if (ended.sticky()) {
      begin(ended);
    } else {
      settings = Optional.empty();
      digits = Optional.empty();
    }
    if (outcome instanceof DigitCollector.Outcome.Collected(var keys)) {
      ended.actionHook().ifPresent(hook -> report(hook, keys));
    }
  }

  private void report(Hook hook, String keys) {
    var payload =
        call.payload().withAll(Json.object().with("reason", "dtmfDetected").with("digits", keys));
    var _ =
        call.helper(
            "barge-in hook",
            () -> call.post(new Happening.Replied(call.link().ask(hook, "verb:hook", payload))));
  }
}
