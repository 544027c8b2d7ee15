package io.jambo.flows;

import io.jambo.call.CallPlan;
import io.jambo.call.CallServices;
import io.jambo.call.CallTerms;
import io.jambo.call.Calls;
import io.jambo.call.SpeechDefaults;
import io.jambo.hooks.Application;
import io.jambo.hooks.HookSettings;
import io.jambo.hooks.NoticeBacklog;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Counters;
import io.jambo.kit.Sid;
import io.jambo.media.MediaEngine;
import io.jambo.media.MediaSettings;
import io.jambo.media.Prompts;
import io.jambo.media.Reach;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.sip.Flow;
import io.jambo.sip.Invitation;
import io.jambo.sip.Protocol;
import io.jambo.sip.SipSettings;
import io.jambo.sip.SipStack;
import io.jambo.sip.SipUser;
import io.jambo.sip.Transport;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.Voices;
import io.jambo.testkit.App;
import io.jambo.testkit.Network;
import io.jambo.testkit.Phone;
import io.jambo.testkit.World;
import io.jambo.verbs.Hook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A World with the assembled node in it: all rooms are real; network, phones, application and
/// voice are scripted. Every story ends with the invariants of [Leftovers].
final class Town implements AutoCloseable {
  static final InetAddress NODE = Network.address("10.0.0.1");
  static final int SIP_PORT = 5060;
  static final int FIRST_RTP_PORT = 40_000;
  static final int LAST_RTP_PORT = 40_199;

  /// Whose calls they are.
  static final Sid ACCOUNT = sid(1);

  /// Few enough to be quick, enough to see more than one order of things.
  private static final int SEEDS_PER_STORY = 2;

  private final World world;
  private final Ledger ledger = new Ledger();
  private final Counters counters = new Counters();
  private final TargetGuard httpGuard = new TargetGuard(() -> httpTargets());
  private final NoticeBacklog hookQueue;
  private final MediaEngine media;
  private final Calls calls;
  private final SipStack sip;
  private Hook callHook = Hook.at("http://app.example.test" + App.CALL);
  private boolean production;
  private Optional<String> script = Optional.empty();
  private CallTerms terms = CallTerms.USUAL;
  private Optional<Hook> callHookFallback = Optional.empty();
  private Optional<Hook> statusHook = Optional.of(Hook.at("http://app.example.test" + App.STATUS));

  private Town(long seed, SipSettings settings) {
    world = World.seed(seed);
    var guard = new TargetGuard(TargetRules::development);
    var outbound = new GuardedClient(world, world.web(), httpGuard, counters);
    hookQueue = new NoticeBacklog(world);
    media =
        new MediaEngine(
            world,
            MediaSettings.of(NODE, FIRST_RTP_PORT, LAST_RTP_PORT, Reach.guarded(guard))
                .withTimeouts(Duration.ofMinutes(2), Duration.ofMinutes(30)),
            new RtpWire(world, world.network(), NODE),
            counters);
    var speech = SpeechSettings.DEVELOPMENT;
    calls =
        new Calls(
            new CallServices(
                world,
                media,
                new Voices(world, speech, List.of(new ToneVoice(world)), counters),
                new Prompts(world, outbound, Optional.empty()),
                new Webhooks(world, outbound, hookQueue, HookSettings.DEFAULT, counters),
                ledger,
                480));
    var door = new Door();
    var wire = new SipWire(world, new InetSocketAddress(NODE, SIP_PORT), door);
    sip = new SipStack(world, settings, wire, door, counters);
    door.stack = sip;
    sip.start();
  }

  /// A town for one seed; [#story] is for tests, this is for the simulation.
  static Town seed(long seed) {
    return new Town(seed, SipSettings.defaults());
  }

  /// Plays a story a few times, each with another order of things, and sees that nothing is left of
  /// it.
  static void story(Consumer<Town> story) {
    story(SipSettings.defaults(), story);
  }

  /// The same with settings of its own.
  static void story(SipSettings settings, Consumer<Town> story) {
    for (long seed = 1; seed <= SEEDS_PER_STORY; seed++) {
      try (var town = new Town(seed, settings)) {
        story.accept(town);
        town.endsClean();
      }
    }
  }

  World world() {
    return world;
  }

  /// The application that every call reaches.
  App app() {
    return world.app();
  }

  Phone alice() {
    return world.phone("alice");
  }

  /// From now on hooks and downloads go to no private address; what a name resolves to is said for
  /// each new connection.
  void inProduction(String host, List<List<InetAddress>> addresses) {
    production = true;
    world.web().name(httpGuard, host, addresses);
  }

  /// From now on calls ask this hook.
  void callHook(Hook hook) {
    callHook = hook;
  }

  /// From now on calls ask this hook when the first one fails.
  void callHookFallback(Hook hook) {
    callHookFallback = Optional.of(hook);
  }

  /// From now on calls have that status hook.
  void statusHook(Hook hook) {
    statusHook = Optional.of(hook);
  }

  /// From now on calls run this script and ask nobody.
  void script(String verbs) {
    script = Optional.of(verbs);
  }

  /// From now on calls are on these terms.
  void terms(CallTerms others) {
    terms = others;
  }

  /// From now on calls have no status hook.
  void withoutStatusHook() {
    statusHook = Optional.empty();
  }

  /// A phone that has called, whatever becomes of it.
  Phone calling(String name) {
    var phone = world.phone(name);
    phone.calls(uri());
    return phone;
  }

  /// The node, as its callers dial it.
  String uri() {
    return "sip:4912345@" + NODE.getHostAddress() + ":" + SIP_PORT;
  }

  Ledger ledger() {
    return ledger;
  }

  Counters counters() {
    return counters;
  }

  SipStack sip() {
    return sip;
  }

  MediaEngine media() {
    return media;
  }

  Calls calls() {
    return calls;
  }

  NoticeBacklog hookQueue() {
    return hookQueue;
  }

  void passes(Duration time) {
    world.passes(time);
  }

  /// Waits until the last timer of the last call must have run out, and looks what is left.
  void endsClean() {
    Leftovers.check(this);
  }

  @Override
  public void close() {
    world.close();
  }

  private TargetRules httpTargets() {
    return production ? TargetRules.strict() : TargetRules.development();
  }

  private CallPlan plan() {
    var application =
        new Application(
            callHook, callHookFallback, statusHook, world.app().secret(), ACCOUNT.value(), script);
    return new CallPlan(
        ACCOUNT,
        sid(2),
        Optional.of(sid(3)),
        application,
        new SpeechDefaults("embedded", "en-US", "tone", "google", "en-US"),
        Optional.empty(),
        terms);
  }

  private static Sid sid(int number) {
    return new Sid("00000000-0000-4000-8000-00000000000" + number);
  }

  /// Between the sockets, the stack and the calls: everybody is admitted.
  private final class Door implements SipUser, Transport.Receiver {
    private @Nullable SipStack stack;

    @Override
    public void invited(Invitation invitation) {
      var _ = calls.take(invitation, plan());
    }

    @Override
    public boolean admits(Protocol protocol, InetSocketAddress source, byte[] message, int length) {
      return stack == null || stack.admits(protocol, source, message, length);
    }

    @Override
    public void received(Flow flow, byte[] message) {
      if (stack != null) {
        stack.received(flow, message);
      }
    }

    @Override
    public void failed(Flow flow, String reason) {
      if (stack != null) {
        stack.failed(flow, reason);
      }
    }
  }
}
