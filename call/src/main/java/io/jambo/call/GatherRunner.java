package io.jambo.call;

import io.jambo.hooks.HookReply;
import io.jambo.verbs.Gather;
import io.jambo.verbs.Input;
import io.jambo.wire.Json;
import java.util.Optional;

/// `gather` (verbs.md 3.11): collects digits, usually while a prompt plays.
final class GatherRunner {
  private final Gather gather;
  private final Call call;
  private final DigitCollector digits;
  private boolean listening;

  private GatherRunner(Gather gather, Call call) {
    this.gather = gather;
    this.call = call;
    digits = new DigitCollector(gather.digits(), gather.timeout());
  }

  static void run(Gather gather, Call call) {
    if (call.background().takesDigits() && gather.input().contains(Input.DIGITS)) {
      return; // the background gather does the work (verbs.md 3.3)
    }
    if (gather.input().contains(Input.SPEECH)) {
      call.alert(AlertType.NO_STT, "gather: this build recognizes no speech", "");
    }
    var runner = new GatherRunner(gather, call);
    runner.report(runner.collect());
  }

  private DigitCollector.Outcome collect() {
    var prompt = gather.say().map(Playlist::of).or(() -> gather.play().map(Playlist::of));
    if (prompt.isEmpty()) {
      listen();
      return collect(Optional.empty());
    }
    listening = gather.listenDuringPrompt();
    try (var playing = call.play(prompt.get())) {
      return collect(Optional.of(playing));
    }
  }

  private DigitCollector.Outcome collect(Optional<Playing> prompt) {
    while (true) {
      var event = call.await(digits.nextDue());
      var outcome =
          switch (event) {
            case CallEvent.KeyDown _ -> {
              keyDown(prompt);
              yield Optional.<DigitCollector.Outcome>empty();
            }
            case CallEvent.Digit(var key) -> {
              keyDown(prompt); // a digit by INFO has no key that goes down before
              yield digit(key);
            }
            case CallEvent.TimeUp _ -> digits.expire(call.kit().nanos());
            default -> {
              if (prompt.isPresent() && prompt.get().endedBy(event)) {
                listen();
              }
              yield Optional.<DigitCollector.Outcome>empty();
            }
          };
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  /// The prompt is over, or there was none: the overall time-out runs from now.
  private void listen() {
    listening = true;
    digits.listen(call.kit().nanos());
  }

  private void keyDown(Optional<Playing> prompt) {
    if (takesDigits() && gather.dtmfBargein()) {
      prompt.ifPresent(Playing::stop);
    }
  }

  private Optional<DigitCollector.Outcome> digit(char key) {
    return takesDigits() ? digits.press(key, call.kit().nanos()) : Optional.empty();
  }

  private boolean takesDigits() {
    return listening && gather.input().contains(Input.DIGITS);
  }

  private void report(DigitCollector.Outcome outcome) {
    var result =
        switch (outcome) {
          case DigitCollector.Outcome.Collected(var keys) ->
              Json.object().with("reason", "dtmfDetected").with("digits", keys);
          case DigitCollector.Outcome.TimedOut _ -> Json.object().with("reason", "timeout");
        };
    var told = gather.id().isPresent() ? result.with("verbId", gather.id().get()) : result;
    gather
        .actionHook()
        .ifPresent(hook -> {
          switch (call.request(hook, told)) {
            case HookReply.NewScript(var script) -> throw new Redirected(script);
            case HookReply.Failed failed -> call.statusNote(badResponse(failed.reason()));
            case HookReply.Nothing _ -> {}
          }
        });
  }

  /// The extra notification about a bad answer (verbs.md 3.11).
  private static Json.Obj badResponse(String reason) {
    return Json.object().with("error", "invalid actionHook response").with("reason", reason);
  }
}
