package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A stack on a table: the test hands it messages, looks at what it sends, and is its clock.
final class Desk implements Transport, SipUser {
  static final InetSocketAddress NODE = socket("192.0.2.1", 5060);
  static final InetSocketAddress PHONE = socket("198.51.100.9", 5062);
  static final Flow UDP = Flow.udp(NODE, PHONE);
  static final Flow TCP = new Flow(Protocol.TCP, NODE, PHONE, 7);
  static final Bytes SDP = Bytes.utf8("v=0\r\n");

  final StillKit kit = new StillKit();
  final Counters counters = new Counters();
  final SipStack stack;
  final List<Invitation> invitations = new ArrayList<>();
  final List<LegEvent> events = new ArrayList<>();
  final Set<Flow> dead = new HashSet<>();
  final List<Flow> closed = new ArrayList<>();
  Runnable fault = () -> {};

  private final Deque<Sent> sent = new ArrayDeque<>();
  private long now = 1_000_000_000L;

  Desk() {
    this(SipSettings.defaults());
  }

  Desk(SipSettings settings) {
    stack = new SipStack(kit, settings, this, this, counters);
  }

  record Sent(Flow flow, SipMessage message, Duration at) {}

  static InetSocketAddress socket(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  @Override
  public void send(Flow flow, byte[] message) {
    sent.add(new Sent(flow, parse(message), time()));
  }

  @Override
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    return protocol == Protocol.UDP
        ? Flow.udp(NODE, remote)
        : new Flow(Protocol.TCP, NODE, remote, 99);
  }

  @Override
  public boolean alive(Flow flow) {
    return !dead.contains(flow);
  }

  @Override
  public void close(Flow flow) {
    closed.add(flow);
  }

  @Override
  public void invited(Invitation invitation) {
    fault.run();
    invitations.add(invitation);
    invitation.listen(events::add);
  }

  /// The stack's time since the story began.
  Duration time() {
    return Duration.ofNanos(now - 1_000_000_000L);
  }

  void gets(Flow flow, String message) {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    kit.at(now);
    if (stack.admits(flow.protocol(), flow.remote(), bytes, bytes.length)) {
      stack.received(flow, bytes);
    }
    turn();
  }

  /// A message that will have waited so long when its turn comes.
  void waits(long millis, String message) {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    kit.at(now - millis * 1_000_000L);
    stack.received(UDP, bytes);
    kit.at(now);
  }

  /// More comes than the loop takes, for a while.
  void isBehind(long millis) {
    for (int turns = 0; turns < 30; turns++) {
      for (int i = 0; i < 300; i++) {
        waits(millis, Phone.request("ACK", 1, "stray", "nobody"));
      }
      now += 10_000_000L;
      int _ = stack.turn(now);
    }
  }

  void turn() {
    kit.at(now);
    while (stack.turn(now) > 0) {
      // until there is nothing left to do at this moment
    }
  }

  /// Time goes on; every timer fires at its own moment.
  void passes(Duration time) {
    turn();
    long end = now + time.toNanos();
    while (stack.nextDue() <= end) {
      now = Math.max(now, stack.nextDue());
      turn();
    }
    now = end;
    turn();
  }

  void passes(long millis) {
    passes(Duration.ofMillis(millis));
  }

  /// Time goes on until something is sent, or so much of it has passed.
  void waitsFor(Duration most) {
    turn();
    long end = now + most.toNanos();
    while (sent.isEmpty() && stack.nextDue() <= end) {
      passes(Duration.ofNanos(Math.max(0, stack.nextDue() - now)));
    }
  }

  /// Long enough for every transaction to leave.
  void settles() {
    passes(Duration.ofSeconds(65));
  }

  Sent next() {
    turn();
    assertThat(sent).as("something was sent").isNotEmpty();
    return sent.removeFirst();
  }

  SipResponse nextResponse(int status) {
    var response = (SipResponse) next().message();
    assertThat(response.status()).isEqualTo(status);
    return response;
  }

  SipRequest nextRequest(String method) {
    var request = (SipRequest) next().message();
    assertThat(request.method()).isEqualTo(method);
    return request;
  }

  /// What was sent since, each by status or method and at which millisecond.
  List<String> schedule() {
    turn();
    var lines = new ArrayList<String>();
    while (!sent.isEmpty()) {
      var one = sent.removeFirst();
      var what =
          switch (one.message()) {
            case SipResponse response -> Integer.toString(response.status());
            case SipRequest request -> request.method();
          };
      lines.add(what + "@" + one.at().toMillis());
    }
    return lines;
  }

  void isSilent() {
    assertThat(schedule()).isEmpty();
  }

  void isIdle() {
    turn();
    assertThat(stack.counts().idle()).as(stack.counts().toString()).isTrue();
  }

  SipLeg leg() {
    return invitations.getLast().leg();
  }

  void rings() {
    leg().provisional(180, "Ringing", Headers.NONE, Bytes.EMPTY);
    turn();
  }

  void answers() {
    leg().answer(Headers.NONE, SDP);
    turn();
  }

  /// A call comes in and is answered; our tag in it.
  String answersCall() {
    gets(UDP, Phone.invite());
    nextResponse(100);
    answers();
    return nextResponse(200).to().tag().orElseThrow();
  }

  <E extends LegEvent> E lastEvent(Class<E> type) {
    turn();
    assertThat(events).isNotEmpty();
    assertThat(events.getLast()).isInstanceOf(type);
    return type.cast(events.getLast());
  }

  static SipMessage parse(byte[] message) {
    return switch (SipParser.parse(message)) {
      case Parsed.Ok<SipMessage>(var parsed) -> parsed;
      case Parsed.Malformed<SipMessage>(var why, var at) ->
          throw new AssertionError("sent something malformed: " + why + " at " + at);
    };
  }
}
