package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallPlan;
import io.jambo.call.CallServices;
import io.jambo.call.CallStatus;
import io.jambo.call.Calls;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.hooks.Application;
import io.jambo.hooks.NoticeBacklog;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Later;
import io.jambo.kit.Sid;
import io.jambo.media.MediaEngine;
import io.jambo.media.MediaSettings;
import io.jambo.media.Prompts;
import io.jambo.media.real.DatagramSockets;
import io.jambo.node.real.HttpDoor;
import io.jambo.node.real.HttpDoor.Answer;
import io.jambo.node.real.HttpDoor.Asked;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpWire;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.sip.SipSettings;
import io.jambo.sip.SipStack;
import io.jambo.sip.real.NettyTransport;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.Voices;
import io.jambo.verbs.Hook;
import io.jambo.wire.SipUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The self-test before `ready` (operations.md 4): the built-in phone calls a small node of its
/// own, on free loopback ports, and is played to by an application of its own. Of the real node it
/// uses the HTTP client only, so that nothing of it shows there but that the first caller is not
/// the one who waits for half the classes to be loaded.
final class Rehearsal {
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 19_999;
  private static final int REFUSED = 480;

  /// The longest that the start is held up by it.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final String VERBS =
      "[{\"verb\": \"play\", \"url\": \"tone_stream://%(20,0,440)\"}, {\"verb\": \"hangup\"}]";

  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

  private Rehearsal() {}

  /// Begins it.
  ///
  /// @param wire whose guard lets it reach loopback until this is over
  /// @return whether the call was answered and ended as it should
  static Later<Boolean> start(Kit kit, HttpWire wire, SpeechSettings speech) {
    return Later.start(kit, "rehearsal", () -> passed(kit, wire, speech));
  }

  private static boolean passed(Kit kit, HttpWire wire, SpeechSettings speech) {
    try {
      boolean ended = call(kit, wire, speech);
      if (!ended) {
        log.atWarn().log("self test failed: no call over loopback");
      }
      return ended;
    } catch (IOException | RuntimeException fault) {
      log.atWarn().setCause(fault).log("self test failed");
      return false;
    }
  }

  private static boolean call(Kit kit, HttpWire wire, SpeechSettings speech) throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var counters = new Counters();
    var door = new HttpDoor(new InetSocketAddress(here, 0), Rehearsal::answer);
    var settings = MediaSettings.of(here, FIRST_PORT, LAST_PORT, _ -> true);
    var media = new MediaEngine(kit, settings, new DatagramSockets(kit, here, 0), counters);
    var guard = new TargetGuard(TargetRules::development);
    var outbound = new GuardedClient(kit, wire, guard, counters);
    var backlog = new NoticeBacklog(kit);
    var hooks = new NodeSettings(Settings.NONE).hooks();
    var calls =
        new Calls(
            new CallServices(
                kit,
                media,
                new Voices(kit, speech, List.of(), counters),
                new Prompts(kit, outbound, Optional.empty()),
                new Webhooks(kit, outbound, backlog, hooks, counters),
                new Nobody(),
                REFUSED));
    var transport = NettyTransport.bind(new InetSocketAddress(here, 0), counters);
    var admission = new StandIn(calls, plan(kit, door.port()));
    var sip = new SipStack(kit, SipSettings.defaults(), transport, admission, counters);
    sip.start();
    transport.deliverTo(sip);
    var target = SipUri.of("rehearsal", here.getHostAddress(), transport.address().getPort());
    var phone = BuiltInPhone.open(target);
    boolean ended = phone.call(errand(target), TimeLine.unread(kit)).ended();
    boolean _ = backlog.drain(kit.in(LONGEST));
    var _ =
        kit.forkLoop(
            "rehearsal's end",
            () -> {
              phone.close();
              transport.close();
              sip.close();
              media.close();
              door.close();
            });
    return ended;
  }

  private static Answer answer(Asked asked) {
    return asked.path().equals("/") ? Answer.json(200, VERBS) : Answer.text(200, "");
  }

  private static CallPlan plan(Kit kit, int port) {
    var url = "http://127.0.0.1:" + port;
    var account = Sid.random(kit.random());
    return new CallPlan(
        account,
        Sid.random(kit.random()),
        Optional.empty(),
        new Application(
            Hook.at(url + "/"),
            Optional.empty(),
            Optional.of(Hook.at(url + "/status")),
            "rehearsal",
            account.value()),
        new NodeSettings(Settings.NONE).speechDefaults(),
        Optional.empty());
  }

  private static PhoneErrand errand(SipUri target) {
    return new PhoneErrand(
        target,
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LONGEST);
  }

  /// Keeps no record of the rehearsal.
  private static final class Nobody implements CallObserver {
    @Override
    public void taken(StartOfCall call) {}

    @Override
    public void status(Sid callSid, CallStatus status) {}

    @Override
    public void alert(Alert alert) {}

    @Override
    public void ended(EndOfCall record) {}
  }
}
