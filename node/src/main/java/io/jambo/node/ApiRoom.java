package io.jambo.node;

import io.jambo.call.Calls;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Kit;
import io.jambo.model.Nouns;
import io.jambo.outbound.Outbound;
import io.jambo.rest.AlertSink;
import io.jambo.rest.Api;
import io.jambo.rest.BanBook;
import io.jambo.rest.Bulletin;
import io.jambo.rest.CallBoard;
import io.jambo.rest.Clerk;
import io.jambo.rest.ConfigurationDesks;
import io.jambo.rest.Desk;
import io.jambo.rest.NodeRoom;
import io.jambo.rest.Office;
import io.jambo.rest.SpeechDefaults;
import io.jambo.rest.SpeechInside;
import io.jambo.rest.Surroundings;
import io.jambo.speech.Voices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The API of a running node: every area with what it needs from the other rooms.
///
/// @param voices who speaks
/// @param names of the embedded voices
record ApiRoom(
    Kit kit,
    NodeSettings wanted,
    Holdings holdings,
    Outbound outbound,
    Webhooks webhooks,
    Voices voices,
    List<String> names) {

  /// The whole API.
  ///
  /// @param board shows the calls
  /// @param bulletin tells of what happens
  /// @param calls ends those of an account that is deleted
  /// @param alerts hears of tenants that ask too often
  Api open(
      CallBoard board,
      Bulletin bulletin,
      NodeRoom node,
      BanBook bans,
      Calls calls,
      AlertSink alerts) {
    var settings = wanted.api();
    var rest = settings.rest();
    var auth = settings.auth(holdings.jwtSecret());
    var office =
        new Office(
            kit, holdings.store(), () -> rest, () -> auth, alerts, List.of(hangingUp(calls)));
    var surroundings =
        new Surroundings(
            board,
            bulletin,
            holdings.history(),
            voices,
            webhooks,
            outbound,
            node,
            bans,
            Optional::empty);
    var desks = new ArrayList<Desk>();
    desks.addAll(
        ConfigurationDesks.of(office, outbound, this::speech, new SpeechInside(names, false)));
    desks.addAll(surroundings.desks(office));
    return office.api(desks);
  }

  /// With an account go its live calls (data-model.md 3.9). A service provider that has accounts is
  /// not deleted.
  private static Clerk.Watcher hangingUp(Calls calls) {
    return (row, gone) -> {
      if (gone && row.noun() == Nouns.ACCOUNTS) {
        calls.accountGone(row.sid());
      }
    };
  }

  private SpeechDefaults speech() {
    var chosen = wanted.speechDefaults();
    return new SpeechDefaults(
        chosen.synthesisVendor(),
        chosen.synthesisLanguage(),
        chosen.synthesisVoice(),
        chosen.recognizerVendor(),
        chosen.recognizerLanguage());
  }
}
