package io.jambo.call;

import io.jambo.verbs.Alert;
import io.jambo.verbs.Answer;
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
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import java.util.Map;

/// Which verb does what: a line for each of the short ones, a class for each of the others.
final class Runners {
  private Runners() {}

  /// Runs a verb to its end.
  static void run(Verb verb, Call call) {
    switch (verb) {
      case Answer _ -> call.answer();
      case Say say -> SayRunner.run(say, call);
      case Play play -> PlayRunner.run(play, call);
      case Gather gather -> GatherRunner.run(gather, call);
      case Pause pause -> call.rest(pause.length());
      case Dtmf dtmf -> DtmfRunner.run(dtmf, call);
      case Config config -> ConfigRunner.run(config, call);
      case Redirect redirect -> RedirectRunner.run(redirect, call);
      case Tag tag -> call.tag(tag.data());
      case Alert alert -> alert(alert, call);
      case Hangup hangup -> throw call.hangUp(headers(hangup.headers()));
      case SipDecline decline -> throw decline(decline, call);
      case Unserved other ->
          call.alert(AlertType.VERB_FAILED, other.name() + ": this build can't run it", "");
    }
  }

  /// An alert record always; 180 as well while the caller waits (verbs.md 3.2).
  private static void alert(Alert alert, Call call) {
    var origin = "application " + call.facts().applicationSid();
    call.alert(AlertType.ALERT_FROM_APPLICATION, alert.message(), origin);
    if (call.leg().mayRing()) {
      call.ring(Headers.NONE.plus("Alert-Info", Header.clean(alert.message())));
    }
  }

  private static CallOver decline(SipDecline decline, Call call) {
    var headers = headers(decline.headers());
    if (headers.first("X-Reason").isEmpty()) {
      headers = headers.plus("X-Reason", "SIP Decline Verb");
    }
    var reason = decline.reason().orElseGet(() -> ReasonPhrases.of(decline.status()));
    return call.refuse(decline.status(), reason, headers);
  }

  private static Headers headers(Map<String, String> given) {
    var headers = Headers.NONE;
    for (var entry : given.entrySet()) {
      headers = headers.plus(entry.getKey(), entry.getValue());
    }
    return headers;
  }
}
