package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.verbs.Play;
import io.jambo.wire.Json;

/// `play` (verbs.md 3.20): audio files one after another, and what was heard of them to the action
/// hook, after a hang-up too.
final class PlayRunner {
  private static final long SAMPLES_PER_SECOND = 8_000;
  private static final long SAMPLES_PER_MILLI = 8;

  private PlayRunner() {}

  static void run(Play play, Call call) {
    long deadline = play.timeout().map(call.kit()::in).orElse(Kit.NEVER);
    Json.Obj result;
    try (var playing = call.play(Playlist.of(play))) {
      try {
        result = listen(call, playing, deadline);
      } catch (CallOver | Redirected interrupted) {
        var heard = withId(play, completed(playing.samples()));
        play.actionHook().ifPresent(hook -> call.tell(hook, heard));
        throw interrupted;
      }
    }
    play.actionHook().ifPresent(hook -> call.ask(hook, withId(play, result)));
  }

  private static Json.Obj listen(Call call, Playing playing, long deadline) {
    long until = deadline;
    while (true) {
      var event = call.await(until);
      if (event instanceof CallEvent.PlaybackEnded(_, var samples) && playing.endedBy(event)) {
        return playing.failure().isPresent() && samples == 0 ? failed() : completed(samples);
      }
      if (event instanceof CallEvent.TimeUp) {
        playing.stop();
        until = Kit.NEVER;
      }
    }
  }

  private static Json.Obj withId(Play play, Json.Obj result) {
    return play.id().isPresent() ? result.with("verbId", play.id().get()) : result;
  }

  private static Json.Obj completed(long samples) {
    return Json.object()
        .with("reason", "playCompleted")
        .with("playbackSeconds", samples / SAMPLES_PER_SECOND)
        .with("playbackMilliseconds", samples / SAMPLES_PER_MILLI)
        .with("playbackLastOffsetPos", samples);
  }

  private static Json.Obj failed() {
    return Json.object().with("reason", "playFailed").with("status", "fail");
  }
}
