package io.jambo.speech.real;

import io.jambo.kit.Kit;
import io.jambo.speech.Embedded;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.VoiceEngine;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the engines that this machine has, once, before the node is ready.
public final class LocalVoices {
  private static final Logger log = LoggerFactory.getLogger(LocalVoices.class);

  private LocalVoices() {}

  /// The embedded vendor with flite's voices, where present and allowed, and FreeTTS's.
  public static Embedded open(Kit kit, SpeechSettings settings) {
    var engines = new ArrayList<VoiceEngine>();
    if (settings.nativeVoices()) {
      Flite.open(kit).ifPresent(engines::add);
    }
    engines.add(engines.isEmpty() ? FreeTts.ready(kit) : FreeTts.whenAsked(kit));
    var embedded = new Embedded(engines);
    log.atInfo().addKeyValue("voices", embedded.voices()).log("embedded voices are loaded");
    return embedded;
  }
}
