package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.verbs.Say;

/// `say` (verbs.md 3.24): speaks its texts one after another. No action hook.
final class SayRunner {
  private SayRunner() {}

  static void run(Say say, Call call) {
    if (say.stream()) {
      // Tokens can only come over a WebSocket, which this build does not speak yet.
      call.alert(AlertType.VERB_FAILED, "say: streaming needs a WebSocket application", "");
      return;
    }
    try (var playing = call.play(Playlist.of(say))) {
      boolean over = false;
      while (!over) {
        over = playing.endedBy(call.await(Kit.NEVER));
      }
    }
  }
}
