package io.jambo.rest;

import io.jambo.call.CallPlan;
import io.jambo.call.SpeechDefaults;
import io.jambo.call.StartOfCall;
import io.jambo.hooks.Application;
import io.jambo.hooks.HookSettings;
import io.jambo.hooks.NoticeBacklog;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Counters;
import io.jambo.kit.Journal;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.outbound.Payload;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.Voices;
import io.jambo.speech.real.LocalVoices;
import io.jambo.store.History;
import io.jambo.verbs.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A node as the API sees one, without its sockets: calls that are put on the board by hand, the
/// embedded voice, somebody who answers every HTTP request, and a book of bans.
final class Yard implements Outbound, NodeRoom, BanBook {
  private static final Counters COUNTERS = new Counters();
  private static final Voices VOICES =
      new Voices(
          new RealKit(),
          SpeechSettings.DEFAULTS,
          List.of(LocalVoices.open(new RealKit(), SpeechSettings.DEFAULTS)),
          COUNTERS);

  final Kit kit = new RealKit();
  final Bulletin bulletin = new Bulletin(kit);
  final CallBoard board = new CallBoard(kit, bulletin);
  final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
  HttpOutcome outcome = answered(200, "{}");
  boolean draining;
  Optional<TurnServer> turn = Optional.empty();
  private final Map<String, Ban> bans = new ConcurrentHashMap<>();

  /// As on the first day.
  void reset() {
    requests.clear();
    outcome = answered(200, "{}");
    draining = false;
    turn = Optional.empty();
    bans.clear();
  }

  static HttpOutcome answered(int status, String body) {
    return new HttpOutcome.Answered(status, Fields.NONE, Payload.of(body));
  }

  List<Desk> desks(Office office, History history) {
    var webhooks = new Webhooks(kit, this, new NoticeBacklog(kit), HookSettings.DEFAULT, COUNTERS);
    return new Surroundings(
            board, bulletin, history, VOICES, webhooks, this, this, this, () -> turn)
        .desks(office);
  }

  /// A call from 15550100 to 15550199, just taken.
  Sid call(Sid account, Sid application, String from) {
    var sid = Sid.random(kit.random());
    var hook =
        new Application(
            Hook.at("http://192.0.2.1/"), Optional.empty(), Optional.empty(), "s", account.value());
    var plan =
        new CallPlan(
            account,
            application,
            Optional.empty(),
            hook,
            new SpeechDefaults("embedded", "en-US", "rms", "google", "en-US"),
            Optional.of("north-trunk"));
    var journal = new Journal(kit);
    journal.note(Journal.Kind.DTMF, "5");
    journal.note(Journal.Kind.SIP, "INVITE");
    board.taken(
        new StartOfCall(
            sid,
            plan,
            "0123456789abcdef0123456789abcdef",
            "id-" + sid,
            from,
            "15550199",
            "",
            "192.0.2.9:5060",
            "198.51.100.8",
            Instant.ofEpochMilli(kit.wallClock().toEpochMilli()),
            journal));
    return sid;
  }

  @Override
  public HttpOutcome exchange(HttpRequest request) {
    requests.add(request);
    return outcome;
  }

  @Override
  public Download open(HttpRequest request) {
    return new Download.Failed(FailureKind.REFUSED, "nobody listens");
  }

  @Override
  public NodeCard card() {
    return new NodeCard(
        "node-1",
        "i1",
        "1",
        List.of("all"),
        draining ? "draining" : "ready",
        0,
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of("192.0.2.9:5060"));
  }

  @Override
  public void drain(boolean wanted) {
    draining = wanted;
  }

  @Override
  public List<Ban> all() {
    return new ArrayList<>(bans.values());
  }

  @Override
  public boolean add(String address, Duration length) {
    bans.put(address, new Ban(address, "by hand", Instant.EPOCH, Instant.EPOCH.plus(length), 0));
    return true;
  }

  @Override
  public boolean remove(String address) {
    return bans.remove(address) != null;
  }

  @Override
  public void clear() {
    bans.clear();
  }
}
