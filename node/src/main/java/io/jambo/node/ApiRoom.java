package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.outbound.Outbound;
import io.jambo.rest.Api;
import io.jambo.rest.ConfigurationDesks;
import io.jambo.rest.Desk;
import io.jambo.rest.Office;
import io.jambo.rest.SpeechDefaults;
import io.jambo.rest.SpeechInside;
import java.util.ArrayList;
import java.util.List;

/// The API of a running node: every area with what it needs from the other rooms.
final class ApiRoom {
  private ApiRoom() {}

  /// @param voices of the embedded synthesizer
  static Api open(
      Kit kit, NodeSettings wanted, Holdings holdings, Outbound outbound, List<String> voices) {
    var settings = wanted.api();
    var rest = settings.rest();
    var auth = settings.auth(holdings.jwtSecret());
    var office = new Office(kit, holdings.store(), () -> rest, () -> auth, List.of());
    var chosen = wanted.speechDefaults();
    var speech =
        new SpeechDefaults(
            chosen.synthesisVendor(),
            chosen.synthesisLanguage(),
            chosen.synthesisVoice(),
            chosen.recognizerVendor(),
            chosen.recognizerLanguage());
    var inside = new SpeechInside(voices, false);
    var desks = new ArrayList<Desk>();
    desks.addAll(ConfigurationDesks.of(office, outbound, () -> speech, inside));
    return office.api(desks);
  }
}
