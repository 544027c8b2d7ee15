package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.CallServices;
import io.jambo.call.Calls;
import io.jambo.call.TerminationReason;
import io.jambo.hooks.NoticeBacklog;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Later;
import io.jambo.media.MediaEngine;
import io.jambo.media.Prompts;
import io.jambo.media.real.DatagramSockets;
import io.jambo.node.real.HttpDoor;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.outbound.real.JettyWire;
import io.jambo.rest.Bulletin;
import io.jambo.rest.CallBoard;
import io.jambo.rest.real.RestDoor;
import io.jambo.sip.SipStack;
import io.jambo.sip.real.NettyTransport;
import io.jambo.sip.real.PortTaken;
import io.jambo.speech.Embedded;
import io.jambo.speech.Voices;
import io.jambo.speech.real.LocalVoices;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One running node: every room, put together by plain constructors, floor by floor.
final class Node implements AutoCloseable {
  /// A short stop waits that long for calls, and as long again for their notifications.
  private static final Duration SHORT_STOP = Duration.ofSeconds(2);

  /// What BYEs and their answers on the way are given before the sockets close.
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  /// DSCP EF (media.md 3.1).
  private static final int RTP_DSCP = 46;

  private final Kit kit;
  private final Settings settings;
  private final NodeSettings wanted;
  private final Counters counters = new Counters();
  private final CallLedger ledger;
  private final HealthReport health;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private volatile List<InetSocketAddress> listeners = List.of();
  private volatile boolean rehearsed;
  private final NoticeBacklog hookQueue;
  private final JettyWire wire;
  private final Embedded embedded;
  private final MediaEngine media;
  private final Calls calls;
  private final NettyTransport transport;
  private final SipStack sip;
  private final RestDoor http;
  private final Holdings holdings;
  private final CallClerk clerk;
  private final CommandDesk commands;
  private final HttpDoor management;

  /// Starts everything.
  ///
  /// @param admin the admin token
  /// @param plan the application of `--app`
  /// @throws IOException when a listener's port is taken
  /// @throws io.jambo.store.StoreFailure when the storage is not usable
  /// @throws io.jambo.store.NodeKeyRefused when the node can't have its key
  Node(Kit kit, Settings settings, DataFolder data, DataFolder.Kept admin, Optional<CallPlan> plan)
      throws IOException {
    this.kit = kit;
    this.settings = settings;
    wanted = new NodeSettings(settings);
    ledger = new CallLedger(kit, counters);
    health = new HealthReport(kit, counters, ledger, settings.duration("limits.signallingDelay"));

    // What takes its time and needs nobody else is made meanwhile.
    var toHold = wanted.holdings(data, admin, plan);
    var holdingsLater = Later.start(kit, "holdings", () -> Holdings.open(kit, toHold, counters));
    var guard = new TargetGuard(this::targets);
    var wireLater = Later.start(kit, "http client", () -> JettyWire.start(kit, guard));
    var voicesLater = Later.start(kit, "voices", () -> LocalVoices.open(kit, wanted.speech()));

    // Sockets.
    transport =
        open("sip.listen", address -> NettyTransport.bind(address.socketAddress(), counters));
    commands = new CommandDesk(health, kit::wallClock);
    management = open("management.listen", address -> managementDoor(address));

    // Ground floor and engines.
    var audioGuard = new TargetGuard(() -> wanted.audioTargets(listeners));
    var sockets = new DatagramSockets(kit, wanted.rtpAddress(), RTP_DSCP);
    media = new MediaEngine(kit, wanted.media(audioGuard), sockets, counters);
    wire = wireLater.get();
    var rehearsal = Rehearsal.start(kit, wire, wanted.speech());
    var outbound = new GuardedClient(kit, wire, guard, counters, wanted.outbound());
    hookQueue = new NoticeBacklog(kit);
    var webhooks = new Webhooks(kit, outbound, hookQueue, wanted.hooks(), counters);
    var prompts = prompts(outbound);
    holdings = held(holdingsLater);
    embedded = voicesLater.get();
    var voices = new Voices(kit, wanted.speech(), List.of(embedded), counters);

    // Core.
    var bulletin = new Bulletin(kit);
    var board = new CallBoard(kit, bulletin);
    clerk = clerk(board);
    calls =
        new Calls(
            new CallServices(
                kit,
                media,
                voices,
                prompts,
                webhooks,
                clerk.observer(),
                settings.count("sip.webhookErrorCode")));

    var border = holdings.switchboard();
    var admission = new Admission(kit, calls, border, clerk);
    sip = new SipStack(kit, wanted.sip(border), transport, admission, counters);
    var room = new ApiRoom(kit, wanted, holdings, outbound, webhooks, voices, embedded.voices());
    var api =
        room.open(board, bulletin, asNode(), new BanRegister(kit, sip.bans()), calls, clerk::alert);
    http = open("http.listen", address -> new RestDoor(address.socketAddress(), api));
    noteListeners();
    health.watch(sip, media, hookQueue, outbound, border::standing);
    begin(rehearsal);
  }

  private void begin(Later<Boolean> rehearsal) {
    holdings.fill();
    var errands = new ErrandDesk(kit, holdings.open(), StorePlaces.of(settings));
    commands.open(holdings.store(), errands);
    sip.start();
    var _ = rehearsal.get();
    rehearsed = true;
    transport.deliverTo(sip);
    health.ready();
  }

  /// The ports in use, by the names of `ports.json`.
  Map<String, Integer> ports() {
    return Map.copyOf(ports);
  }

  /// Where it listens for SIP.
  int sipPort() {
    return transport.address().getPort();
  }

  /// Where its health and metrics are.
  int managementPort() {
    return management.port();
  }

  /// Tells where carriers reach it, until the task is cancelled.
  void keepAddress() {
    var shown = new InetSocketAddress(wanted.advertised(), sipPort());
    OwnAddress.keep(kit, holdings.store(), shown, settings.text("db.url").isPresent());
  }

  /// What outlives it.
  Holdings holdings() {
    return holdings;
  }

  /// Where the API is.
  int httpPort() {
    return http.port();
  }

  /// Whether it is the development profile.
  boolean development() {
    return wanted.development();
  }

  /// Takes no new calls and waits until the present ones have ended; ends them when the deadline of
  /// the drain comes or somebody is in a hurry. Notifications are delivered first.
  void drain() {
    sip.drain(true);
    var patience = settings.duration("node.drainDeadline");
    health.draining(kit.wallClock().plus(patience));
    if (!calls.awaitNone(kit.in(patience))) {
      calls.endAll(TerminationReason.DRAIN);
      boolean _ = calls.awaitNone(kit.in(SHORT_STOP));
      boolean _ = hookQueue.drain(kit.in(SHORT_STOP));
    } else {
      boolean _ = hookQueue.drain(kit.in(wanted.hooks().limits().total()));
    }
  }

  /// Any thread: cuts the drain short.
  void hurry() {
    calls.hurry();
  }

  @Override
  public void close() {
    long deadline = kit.in(LAST_WORDS);
    while (sip.counts().transactions() > 0 && kit.nanos() < deadline) {
      kit.pause(Duration.ofMillis(10));
    }
    http.close();
    management.close();
    transport.close();
    sip.close();
    media.close();
    wire.close();
    embedded.close();
    clerk.close();
    holdings.close();
  }

  private CallClerk clerk(CallBoard board) {
    return new CallClerk(
        kit, holdings, wanted.strictRecords(), wanted.historyDays(), List.of(ledger, board));
  }

  private RunningNode asNode() {
    return new RunningNode(
        kit,
        wanted.nodeName(),
        wanted.advertised().getHostAddress() + ":" + sipPort(),
        ledger,
        health,
        sip,
        settings.duration("node.drainDeadline"));
  }

  private Prompts prompts(GuardedClient outbound) {
    return new Prompts(
        kit,
        outbound,
        settings.text("media.promptFolder").map(Path::of),
        settings.bytes("media.promptCache"));
  }

  /// What the store says of itself goes to the operator as it is.
  private static Holdings held(Later<Holdings> later) {
    try {
      return later.get();
    } catch (IllegalStateException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /// Where the HTTP client may go: until the node is ready nobody uses it but the rehearsal.
  private TargetRules targets() {
    return rehearsed ? wanted.targets(listeners) : TargetRules.development();
  }

  /// Where it listens: told to everybody, and closed to the hooks of tenants.
  private void noteListeners() {
    listeners =
        List.of(
            transport.address(),
            at("http.listen", http.port()),
            at("management.listen", management.port()));
    ports.put("http", http.port());
    ports.put("sip_udp", transport.address().getPort());
    ports.put("sip_tcp", transport.address().getPort());
    ports.put("management", management.port());
  }

  /// In the development profile a taken management port gives way to any free one, as it does for
  /// nobody who named it.
  private HttpDoor managementDoor(ListenAddress address) throws IOException {
    try {
      return new HttpDoor(address.socketAddress(), commands);
    } catch (IOException taken) {
      if (!wanted.development() || settings.given("management.listen")) {
        throw taken;
      }
      return new HttpDoor(new ListenAddress(address.host(), 0).socketAddress(), commands);
    }
  }

  private InetSocketAddress at(String key, int port) {
    return new ListenAddress(settings.address(key).host(), port).socketAddress();
  }

  private <D> D open(String key, Opening<D> opening) throws IOException {
    var address = settings.address(key);
    try {
      return opening.open(address);
    } catch (IOException | PortTaken taken) {
      var said =
          new BindException(
              key
                  + ": "
                  + address.host()
                  + ":"
                  + address.port()
                  + " can't be opened; is another program on it? Choose another with "
                  + Catalogue.byKey(key).flatMap(Setting::flag).orElse(key));
      said.initCause(taken);
      throw said;
    }
  }

  private interface Opening<D> {
    D open(ListenAddress address) throws IOException;
  }
}
