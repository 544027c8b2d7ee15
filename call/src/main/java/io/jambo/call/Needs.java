package io.jambo.call;

import io.jambo.verbs.Alert;
import io.jambo.verbs.Answer;
import io.jambo.verbs.BargeIn;
import io.jambo.verbs.Config;
import io.jambo.verbs.Dtmf;
import io.jambo.verbs.Gather;
import io.jambo.verbs.Hangup;
import io.jambo.verbs.Pause;
import io.jambo.verbs.Play;
import io.jambo.verbs.Redirect;
import io.jambo.verbs.Say;
import io.jambo.verbs.SipDecline;
import io.jambo.verbs.Tag;
import io.jambo.verbs.Unserved;
import io.jambo.verbs.Verb;

/// What a verb needs of the call before it can run (verbs.md 1.3): it may answer the call, open
/// early media, or be passed over.
final class Needs {
  private Needs() {}

  /// Sees to it; false when the verb is to be passed over.
  static boolean met(Verb verb, Call call) {
    return switch (verb) {
      case Answer _, Dtmf _ -> media(call, false);
      case Say say -> media(call, say.earlyMedia());
      case Play play -> media(call, play.earlyMedia());
      case Gather gather -> media(call, early(gather));
      case Config config -> !opensMedia(config) || media(call, config.earlyMedia());
      case Hangup _ -> call.leg().answered();
      case SipDecline _ -> call.leg().pending();
      case Alert _, Pause _, Redirect _, Tag _, Unserved _ -> true;
    };
  }

  private static boolean media(Call call, boolean early) {
    if (early && call.leg().pending()) {
      call.earlyMedia();
    } else {
      call.answer();
    }
    return true;
  }

  /// That of the nested prompt.
  private static boolean early(Gather gather) {
    return gather.say().map(Say::earlyMedia).orElse(false)
        || gather.play().map(Play::earlyMedia).orElse(false);
  }

  private static boolean opensMedia(Config config) {
    return config.bargeIn().map(BargeIn::enable).orElse(false);
  }
}
