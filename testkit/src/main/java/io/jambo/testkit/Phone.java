package io.jambo.testkit;

import io.jambo.wire.Parsed;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.Uri;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// A scripted telephone: SIP and RTP written on `wire` alone. A test tells it what a person would
/// do and says what that person sees and hears; each `sees`, `hears` and `answered` waits in
/// virtual time for the moment it comes true, and fails with the ladder of messages when it does
/// not.
public final class Phone {
  /// Longer than any transaction lives: what has not come by then does not come.
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(70);

  private static final int KEY_MILLIS = 100;

  private final World world;
  private final PhoneCore core;

  Phone(World world, String name, InetAddress host, SplittableRandom random) {
    this.world = world;
    this.core = new PhoneCore(world, name, host, random);
  }

  /// The address of its SIP and RTP ports.
  public InetAddress host() {
    return core.line.address().getAddress();
  }

  /// A URI that reaches it.
  public String uri() {
    return core.contact().print();
  }

  /// From now on it speaks SIP over TCP.
  public Phone overTcp() {
    core.line.useTcp();
    return this;
  }

  /// The codecs it offers, the best first (`PCMU`, `PCMA`).
  public Phone codecs(String... names) {
    core.codecs = List.of(names).stream().map(G711::of).toList();
    return this;
  }

  /// It knows no telephone events.
  public Phone withoutEvents() {
    core.events = false;
    return this;
  }

  /// Its INVITE carries no offer; it answers ours in its ACK.
  public Phone withoutOffer() {
    core.offers = false;
    return this;
  }

  /// One more header in each INVITE it sends.
  public Phone header(String name, String value) {
    core.extras.put(name, value);
    return this;
  }

  /// Calls that URI; returns at once.
  public void calls(String uri) {
    var call = new PhoneCall(core, parsed(uri));
    core.calls.add(call);
    call.dial();
  }

  /// Waits for 180.
  public SipResponse seesRinging() {
    return sees(180);
  }

  /// Waits for a response to the latest INVITE with that status.
  public SipResponse sees(int status) {
    expect("response " + status, () -> has(status));
    return call().responses().stream().filter(r -> r.status() == status).findFirst().orElseThrow();
  }

  /// Waits for the answer; the ACK leaves by itself.
  public Phone answered() {
    expect("answer", () -> call().up());
    return this;
  }

  /// Waits for a final refusal and returns it.
  public SipResponse refused() {
    expect("refusal", () -> !call().responses().isEmpty() && last().status() >= 300);
    return last();
  }

  /// Gives up the call that is not answered yet; returns at once.
  public void cancels() {
    call().cancel();
  }

  /// Ends the call and waits until the other side has confirmed it.
  public void hangsUp() {
    var bye = call().bye();
    expect("200 to BYE", () -> bye.finalResponse() == 200);
  }

  /// Puts the handset down without waiting for anything.
  public void dropsTheHandset() {
    var _ = call().bye();
  }

  /// Waits for the other side's BYE.
  public SipRequest seesBye() {
    expect("BYE", () -> request("BYE").isPresent());
    return request("BYE").orElseThrow();
  }

  /// Presses keys one after the other (RFC 4733), 100 ms each, and waits until they are sent.
  public void presses(String keys) {
    presses(keys, KEY_MILLIS, KEY_MILLIS);
  }

  /// The same with lengths of one's own.
  public void presses(String keys, int millis, int pauseMillis) {
    startsPressing(keys, millis, pauseMillis);
    expect("keys sent", () -> call().audio().keypad().idle() || call().over());
  }

  /// The same without waiting.
  public void startsPressing(String keys, int millis, int pauseMillis) {
    call().audio().keypad().press(keys, millis, pauseMillis);
  }

  /// When the first packet of the latest key left.
  public long lastKeyAt() {
    return call().audio().keypad().pressedAt().getLast();
  }

  /// Sends a key by INFO (`application/dtmf-relay`) and waits for its 200.
  public void pressesByInfo(char key) {
    var info = startsInfo(key);
    expect("200 to INFO", () -> info.finalResponse() == 200);
  }

  /// The same without waiting.
  public void startsPressingByInfo(char key) {
    var _ = startsInfo(key);
  }

  /// Sends any request in the dialog and waits for its final status.
  public int asks(String method) {
    var exchange = call().ask(method, "", "");
    expect("answer to " + method, () -> exchange.finalResponse() > 0);
    return exchange.finalResponse();
  }

  /// Sends OPTIONS outside of any call and waits for its final response.
  public SipResponse pings(String uri) {
    var to = parsed(uri);
    var exchange = core.ask(new PhoneDialog(core, to).request("OPTIONS"), to, _ -> {});
    expect("answer to OPTIONS", () -> exchange.finalResponse() > 0);
    return exchange.responses().getLast();
  }

  /// Sends bytes of any kind to a URI's address.
  public void sendsRaw(String text, String uri) {
    core.line.sendRaw(text.getBytes(StandardCharsets.UTF_8), parsed(uri));
  }

  /// Sends the latest INVITE once more.
  public void repeatsInvite() {
    call().repeatInvite();
  }

  /// Puts the other side on hold and returns the direction it answers with.
  public String holds() {
    return reoffers("sendonly");
  }

  /// Takes it back from hold.
  public String resumes() {
    return reoffers("sendrecv");
  }

  /// Offers anew with that direction and returns the one it is answered with.
  public String reoffers(String way) {
    int before = call().responses().size();
    startsOffering(way);
    expect(
        "answer to the new offer",
        () -> call().responses().size() > before && last().status() >= 200);
    return last().success() ? call().far().map(PhoneSdp.Wish::way).orElse("") : "refused";
  }

  /// Asks for an offer with a re-INVITE that has none, and answers it in its ACK with that
  /// direction.
  public void asksForAnOffer(String way) {
    long before = call().responses().stream().filter(SipResponse::success).count();
    call().reinviteWithoutOffer(way);
    expect(
        "offer", () -> call().responses().stream().filter(SipResponse::success).count() > before);
  }

  /// Offers anew without waiting for the answer.
  public void startsOffering(String way) {
    call().reinvite(way);
  }

  /// Says something; returns at once, the rest is silence.
  public void says(Audio audio) {
    call().audio().say(audio);
  }

  /// What has been heard in the latest call.
  public Heard heard() {
    return call().audio().heard();
  }

  /// Waits until there is sound in the air.
  public void hearsSomething() {
    long now = world.nanos();
    expect("sound", () -> heard().lastSoundAt() > now);
  }

  /// Waits until nothing but silence has come for so long.
  public void hearsNothingFor(Duration time) {
    long from = world.nanos();
    while (world.nanos() < Math.max(from, heard().lastSoundAt()) + time.toNanos()) {
      world.passes(Duration.ofMillis(20));
    }
  }

  /// What it does with calls that come in from now on: ring and wait for [#picksUp].
  public Phone rings() {
    core.onCall = PhoneCall::ring;
    return this;
  }

  /// Answers calls at once from now on.
  public Phone answers() {
    core.onCall = PhoneCall::accept;
    return this;
  }

  /// Refuses calls from now on.
  public Phone refuses(int status) {
    core.onCall = call -> call.refuse(status, "Refused");
    return this;
  }

  /// Waits for a call to come in.
  public void isCalled() {
    expect("a call", () -> !core.calls.isEmpty());
  }

  /// Answers the call that rings and waits for its ACK.
  public void picksUp() {
    isCalled();
    call().accept();
    expect("ACK", () -> call().up());
  }

  /// Whether the latest call is up.
  public boolean inCall() {
    return !core.calls.isEmpty() && call().up();
  }

  /// Whether its latest call, if any, has ended one way or the other.
  public boolean done() {
    return core.calls.isEmpty() || call().over() || call().timedOut();
  }

  /// Every SIP message so far, both directions.
  public List<Message> messages() {
    return List.copyOf(core.line.messages());
  }

  /// How many messages came, or were sent, that are responses with that status to that method.
  public long count(int status, String method) {
    return messages().stream().filter(message -> message.is(status, method)).count();
  }

  /// The response statuses to its INVITEs in the latest call, in order.
  public List<Integer> statuses() {
    return call().responses().stream().map(SipResponse::status).toList();
  }

  /// The different final statuses that the first INVITE of its latest call has got; never more than
  /// one when all is well.
  public List<Integer> finalStatuses() {
    if (core.calls.isEmpty()) {
      return List.of();
    }
    return call().responses().stream()
        .filter(response -> !response.provisional() && response.cseq().number() == 1)
        .map(SipResponse::status)
        .distinct()
        .toList();
  }

  private PhoneCall call() {
    if (core.calls.isEmpty()) {
      throw new IllegalStateException(core.name() + " has no call");
    }
    return core.calls.getLast();
  }

  private Exchange startsInfo(char key) {
    var body = "Signal=" + key + "\r\nDuration=160\r\n";
    return call().ask("INFO", "application/dtmf-relay", body);
  }

  private SipResponse last() {
    return call().responses().getLast();
  }

  private boolean has(int status) {
    return call().responses().stream().anyMatch(response -> response.status() == status);
  }

  private Optional<SipRequest> request(String method) {
    return call().requests().stream()
        .filter(request -> request.method().equals(method))
        .findFirst();
  }

  private void expect(String what, BooleanSupplier condition) {
    if (!world.until(condition, LONG_ENOUGH)) {
      var ladder = new StringBuilder(core.name() + " waits in vain for: " + what);
      messages().forEach(message -> ladder.append('\n').append(message.line()));
      throw new AssertionError(ladder.toString());
    }
  }

  private static Uri parsed(String uri) {
    return switch (Uri.parse(uri)) {
      case Parsed.Ok<Uri>(var value) -> value;
      case Parsed.Malformed<Uri>(var why, _) -> throw new IllegalArgumentException(why);
    };
  }
}
