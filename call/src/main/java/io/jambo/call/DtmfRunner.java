package io.jambo.call;

import io.jambo.verbs.Dtmf;

/// `dtmf` (verbs.md 3.8): sends digits toward the caller. It lasts as long as the platform's
/// applications are used to, whatever the digits take.
final class DtmfRunner {
  private static final long GAP_MILLIS = 250;
  private static final long TAIL_MILLIS = 750;

  private DtmfRunner() {}

  static void run(Dtmf dtmf, Call call) {
    if (!call.leg().audio().sendDigits(dtmf.digits(), dtmf.duration())) {
      call.alert(AlertType.VERB_FAILED, "dtmf: too many digits wait", "");
      return;
    }
    call.rest(
        dtmf.duration()
            .plusMillis(GAP_MILLIS)
            .multipliedBy(dtmf.digits().length())
            .plusMillis(TAIL_MILLIS));
  }
}
