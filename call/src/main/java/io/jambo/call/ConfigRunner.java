package io.jambo.call;

import io.jambo.verbs.Config;

/// `config` (verbs.md 3.3): changes what later verbs take for granted. Completes at once.
final class ConfigRunner {
  private ConfigRunner() {}

  static void run(Config config, Call call) {
    if (config.reset().contains(Config.Reset.SYNTHESIZER)) {
      call.speech().reset();
    }
    config.synthesizer().ifPresent(call.speech()::configure);
    config.disableTtsCache().ifPresent(off -> call.speech().cache(!off));
    config.bargeIn().ifPresent(call.background()::configure);
  }
}
