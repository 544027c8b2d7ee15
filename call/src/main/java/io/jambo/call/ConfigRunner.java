package io.jambo.call;

import io.jambo.verbs.Config;
import java.util.List;

/// `config` (verbs.md 3.3): changes what later verbs take for granted. Completes at once.
final class ConfigRunner {
  /// What the language has and this build does not obey yet; each is said in an alert, not ignored.
  private static final List<String> UNSERVED =
      List.of(
          "ttsStream",
          "record",
          "listen",
          "stream",
          "transcribe",
          "amd",
          "fillerNoise",
          "onHoldMusic",
          "actionHookDelayAction",
          "sipRequestWithinDialogHook",
          "referHook",
          "boostAudioSignal",
          "autoStreamTts",
          "noiseIsolation",
          "turnTaking",
          "sensitive");

  private ConfigRunner() {}

  static void run(Config config, Call call) {
    if (config.reset().contains(Config.Reset.SYNTHESIZER)) {
      call.speech().reset();
    }
    config.synthesizer().ifPresent(call.speech()::configure);
    config.disableTtsCache().ifPresent(off -> call.speech().cache(!off));
    config.bargeIn().ifPresent(call.background()::configure);
    for (var property : UNSERVED) {
      if (config.properties().get(property).isPresent()) {
        call.alert(AlertType.VERB_FAILED, "config: this build does not obey " + property, "");
      }
    }
  }
}
