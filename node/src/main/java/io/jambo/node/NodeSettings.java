package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.SpeechDefaults;
import io.jambo.edge.HouseRules;
import io.jambo.edge.Switchboard;
import io.jambo.hooks.HookSettings;
import io.jambo.media.MediaSettings;
import io.jambo.media.Reach;
import io.jambo.model.Secret;
import io.jambo.node.real.UserPlace;
import io.jambo.outbound.AllowedTarget;
import io.jambo.outbound.Cidr;
import io.jambo.outbound.Limits;
import io.jambo.outbound.OutboundBounds;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.sip.Extensions;
import io.jambo.sip.SipSettings;
import io.jambo.sip.Sources;
import io.jambo.speech.SpeechSettings;
import io.jambo.store.HistoryDays;
import io.jambo.store.real.CallRecordJournal;
import io.jambo.wire.SessionExpires;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The settings as each room wants them.
final class NodeSettings {
  /// How much more a packed answer may unpack to.
  private static final int INFLATED = 4;

  private final Settings settings;
  private final boolean development;
  private final List<AllowedTarget> allowed;

  NodeSettings(Settings settings) {
    this.settings = settings;
    allowed = allowedTargets(settings);
    development =
        settings
            .text("node.profile")
            .map(profile -> profile.equals("development"))
            .orElseGet(this::onLoopbackOnly);
  }

  /// Whether this is the development profile: what `serve` is when it listens on loopback only.
  boolean development() {
    return development;
  }

  /// Looks at what is else looked at when it is needed, so that a wrong setting ends the start
  /// before anything is opened.
  ///
  /// @throws BadSetting when something can't be obeyed
  void mustBeObeyed() {
    if (!development && settings.source("node.secret") == Settings.Source.FLAG) {
      throw new BadSetting(
          "--secret is for the development profile: other users of this machine can read flags;"
              + " give JAMBO_SECRET or JAMBO_SECRET_FILE");
    }
    var _ = rtpAddress();
    var _ = sip(_ -> false, _ -> false);
    if (settings.count("db.pool") < 2) {
      throw new BadSetting("db.pool: one connection writes, so 2 or more are needed");
    }
  }

  private boolean onLoopbackOnly() {
    return settings.address("sip.listen").loopback()
        && settings.address("http.listen").loopback()
        && settings.address("management.listen").loopback();
  }

  /// What peers are told: `network.advertised`, else the address that SIP binds to.
  InetAddress advertised() {
    var host =
        settings.text("network.advertised").orElseGet(() -> settings.address("sip.listen").host());
    try {
      var address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress()) {
        throw new BadSetting(
            "with sip.listen on every address, --advertise must say which one peers are told");
      }
      return address;
    } catch (UnknownHostException _) {
      throw new BadSetting("network.advertised: no such address: " + host);
    }
  }

  /// @param border knows gateways and realms
  SipSettings sip(Switchboard border) {
    return sip(border::known, border::realm);
  }

  private SipSettings sip(Predicate<InetAddress> gateway, Predicate<String> realm) {
    var advertised = advertised();
    return SipSettings.defaults()
        .withTimers(
            settings.duration("sip.timerT1"),
            settings.duration("sip.timerT2"),
            settings.duration("sip.timerT4"))
        .withProductName(settings.word("sip.productName"))
        .withAdvertised(flow -> new InetSocketAddress(advertised, flow.local().getPort()))
        .withSources(sources(gateway).withRealms(realm))
        .withExtensions(extensions())
        .withLongestDelay(settings.duration("limits.signallingDelay"));
  }

  private Extensions extensions() {
    return new Extensions(
        settings.word("sip.reliableProvisional").equals("supported"),
        switch (settings.word("sip.sessionTimer")) {
          case "uac" -> Optional.of(SessionExpires.Refresher.UAC);
          case "uas" -> Optional.of(SessionExpires.Refresher.UAS);
          default -> Optional.empty();
        },
        settings.text("sip.sessionExpires").flatMap(Settings::time).orElse(Duration.ZERO));
  }

  /// What is to be opened of what outlives the node.
  ///
  /// @param app the plan of `--app`
  Holdings.Wanted holdings(DataFolder data, DataFolder.Kept admin, Optional<CallPlan> app) {
    var known = knownSources();
    var proxies = api().rest().trustedProxies();
    var places = StorePlaces.of(settings);
    return new Holdings.Wanted(
        places.store(),
        places.key(),
        new CallRecordJournal.Settings(
            data.path().resolve("journal"), settings.bytes("cdr.journalSize")),
        settings.text("db.url").isPresent(),
        settings.duration("cache.validity"),
        Secret.of(admin.value()),
        admin.fresh() || settings.given("admin.token"),
        new HouseRules(
            speechDefaults(),
            app,
            development,
            source -> known.stream().anyMatch(range -> range.contains(source)),
            source -> proxies.stream().anyMatch(range -> range.contains(source))));
  }

  /// What this node is called.
  String nodeName() {
    return settings.text("node.id").orElseGet(UserPlace::hostName);
  }

  /// Those of the API.
  ApiSettings api() {
    return new ApiSettings(settings);
  }

  /// Whether no 200 goes out before the record of its call is on the disk.
  boolean strictRecords() {
    return settings.word("cdr.durability").equals("strict");
  }

  /// How long history is kept.
  HistoryDays historyDays() {
    var usual = HistoryDays.DEFAULT;
    return new HistoryDays(
        settings.count("history.cdrDays"),
        settings.count("history.alertDays"),
        settings.count("history.countDays"),
        usual.journals(),
        usual.spans(),
        usual.sip(),
        usual.audit());
  }

  /// Who is listened to: in the production profile the known sources only.
  private Sources sources(Predicate<InetAddress> gateway) {
    var known = knownSources();
    var rate = settings.rate("limits.unknownSourceRate");
    return new Sources(
        source -> gateway.test(source) || known.stream().anyMatch(range -> range.contains(source)),
        development,
        verdict("sip.unknownSource"),
        settings.entries("sip.scannerTokens").stream()
            .map(token -> token.toLowerCase(Locale.ROOT))
            .toList(),
        verdict("sip.scannerAction"),
        rate[0],
        rate[1],
        settings.duration("limits.ban"));
  }

  private Sources.Verdict verdict(String key) {
    return settings.word(key).equals("reject") ? Sources.Verdict.REJECT : Sources.Verdict.SILENT;
  }

  /// @param guard where audio may go on the word of a session description alone
  MediaSettings media(TargetGuard guard) {
    var ports = PortRange.parse("rtp.ports", settings.word("rtp.ports"));
    var reach = Reach.guarded(guard);
    var plain = MediaSettings.of(advertised(), ports.first(), ports.last(), reach);
    return new MediaSettings(
        plain.advertised(),
        plain.firstPort(),
        plain.lastPort(),
        Runtime.getRuntime().availableProcessors(),
        plain.codecs(),
        plain.preferOwnOrder(),
        settings.duration("media.jitterStart"),
        settings.duration("media.jitterMax"),
        reach,
        settings.duration("media.timeout"),
        settings.duration("media.holdTimeout"));
  }

  /// The address that RTP binds to.
  InetAddress rtpAddress() {
    var own = PortRange.parse("rtp.ports", settings.word("rtp.ports")).host();
    var host = own.orElseGet(() -> settings.address("sip.listen").host());
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException _) {
      throw new BadSetting("rtp.ports: no such address: " + host);
    }
  }

  /// Where hooks and downloads may go.
  ///
  /// @param own where this node itself listens
  TargetRules targets(List<InetSocketAddress> own) {
    return new TargetRules(development, allowed, TargetRules.USUALLY_DENIED_PORTS, own);
  }

  /// Where audio may go unasked: the same addresses, at any port.
  ///
  /// @param own where this node itself listens
  TargetRules audioTargets(List<InetSocketAddress> own) {
    return new TargetRules(development, allowed, List.of(), own);
  }

  private static List<AllowedTarget> allowedTargets(Settings settings) {
    return settings.entries("network.allowTargets").stream()
        .map(entry ->
            AllowedTarget.parse(entry)
                .orElseThrow(
                    () -> new BadSetting("network.allowTargets: no CIDR or host:port: " + entry)))
        .toList();
  }

  /// Whose calls reach the application in the production profile.
  private List<Cidr> knownSources() {
    return settings.entries("sip.knownSources").stream()
        .map(entry ->
            Cidr.parse(entry)
                .orElseThrow(() -> new BadSetting("sip.knownSources: no CIDR: " + entry)))
        .toList();
  }

  HookSettings hooks() {
    var response = settings.duration("hooks.responseTimeout");
    var limits =
        new Limits(
            settings.duration("hooks.connectTimeout"),
            response,
            response,
            settings.bytes("hooks.maxBody"),
            settings.bytes("hooks.maxBody") * INFLATED);
    return new HookSettings(
        limits, settings.word("hooks.userAgent"), settings.count("bounds.hookRetries"));
  }

  OutboundBounds outbound() {
    return new OutboundBounds(
        Math.max(1, settings.count("hooks.concurrency")),
        Math.max(1, settings.count("bounds.breakerFailures")),
        settings.duration("bounds.breakerRetry"));
  }

  SpeechSettings speech() {
    var plain = development ? SpeechSettings.DEVELOPMENT : SpeechSettings.DEFAULTS;
    return new SpeechSettings(
        settings.word("speech.fallback").equals("embedded"),
        development,
        settings.flag("speech.native").orElse(plain.nativeVoices()),
        plain.cacheLife(),
        plain.cacheBytes());
  }

  SpeechDefaults speechDefaults() {
    return new SpeechDefaults(
        settings.word("speech.synthesisVendor"),
        settings.word("speech.synthesisLanguage"),
        settings.word("speech.synthesisVoice"),
        settings.word("speech.recognizerVendor"),
        settings.word("speech.recognizerLanguage"));
  }
}
