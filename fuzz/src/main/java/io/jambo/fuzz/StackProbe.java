package io.jambo.fuzz;

import static io.jambo.fuzz.Promise.holds;

import io.jambo.kit.Counters;
import io.jambo.sip.Flow;
import io.jambo.sip.Invitation;
import io.jambo.sip.LegEvent;
import io.jambo.sip.Protocol;
import io.jambo.sip.SipLeg;
import io.jambo.sip.SipSettings;
import io.jambo.sip.SipStack;
import io.jambo.sip.SipUser;
import io.jambo.sip.Transport;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Fuzzes the transaction layer as a whole: the bytes are a script of datagrams, responses, deeds
/// of the user, failing connections and time steps. Whatever is played, no step meets a fault, each
/// leg ends once, and nothing is left when the last timer has run out.
final class StackProbe implements Transport, SipUser {
  private static final InetSocketAddress NODE = socket(1);
  private static final Flow UDP = Flow.udp(NODE, socket(9));
  private static final Flow TCP = new Flow(Protocol.TCP, NODE, socket(9), 7);
  private static final Bytes SDP = Bytes.utf8("v=0\r\n");
  private static final String FAULT = "jambo_sip_dropped_total{reason=\"fault\"}";

  /// More steps than that only repeat themselves.
  private static final int MOST_STEPS = 64;

  private static final int MOST_LEGS = 16;
  private static final Duration UNTIL_QUIET = Duration.ofMinutes(4);

  private final StillKit kit = new StillKit();
  private final Counters counters = new Counters();
  private final SipStack stack = new SipStack(kit, SipSettings.defaults(), this, this, counters);
  private final List<SipLeg> legs = new ArrayList<>();
  private final List<SipRequest> requests = new ArrayList<>();
  private final PeerScript peer = new PeerScript();
  private boolean connected = true;

  private StackProbe() {}

  static void plays(byte[] input) {
    var probe = new StackProbe();
    probe.play(new Dice(input));
    probe.settle();
  }

  private void play(Dice dice) {
    for (int step = 0; step < MOST_STEPS && dice.more(); step++) {
      switch (dice.below(8)) {
        case 0 -> passes(Duration.ofMillis(1L << dice.below(16)));
        case 1, 2 -> hears(peer.request(dice));
        case 3 -> hears(dice.bytes(dice.below(256) * 4));
        case 4 -> response(dice);
        case 5, 6 -> deed(dice);
        default -> flow(dice);
      }
      turn();
    }
  }

  private void hears(byte[] message) {
    var flow = peer.reliable() ? TCP : UDP;
    if (stack.admits(flow.protocol(), flow.remote(), message, message.length)) {
      stack.received(flow, message);
    }
  }

  private void response(Dice dice) {
    if (!requests.isEmpty()) {
      var request = requests.get(dice.below(requests.size()));
      var response = SipResponse.to(request, 100 + dice.below(599), "Whatever");
      var headers = response.headers().with("To", "<sip:b@10.0.0.9>;tag=b" + dice.below(3));
      headers = headers.with("Contact", "<sip:b@10.0.0.9>");
      hears(response.withHeaders(headers).print());
    }
  }

  private void deed(Dice dice) {
    if (dice.below(4) == 0 && legs.size() < MOST_LEGS) {
      var to = NameAddr.of(SipUri.of("b", "10.0.0.9"));
      var flow = dice.below(2) == 0 ? UDP : TCP;
      legs.add(watched(listener -> stack.invite(PeerScript.outbound(to, flow), listener)));
    } else if (!legs.isEmpty()) {
      var leg = legs.get(dice.below(legs.size()));
      switch (dice.below(7)) {
        case 0 -> leg.provisional(101 + dice.below(99), "Whatever", Headers.NONE, SDP);
        case 1 -> leg.answer(Headers.NONE, SDP);
        case 2 -> leg.refuse(300 + dice.below(400), "Whatever", Headers.NONE);
        case 3 -> leg.cancel(Headers.NONE);
        case 4 -> leg.bye(Headers.NONE);
        case 5 -> leg.reinvite(Headers.NONE, SDP);
        default -> leg.info("text/plain", SDP);
      }
    }
  }

  private void flow(Dice dice) {
    switch (dice.below(4)) {
      case 0 -> stack.failed(TCP, "reset");
      case 1 -> stack.idle(TCP);
      case 2 -> connected = !connected;
      default -> peer.changesTransport();
    }
  }

  /// Ends what is left, lets every timer run out and looks.
  private void settle() {
    connected = true;
    legs.forEach(leg -> leg.refuse(480, "Over", Headers.NONE));
    legs.forEach(leg -> leg.cancel(Headers.NONE));
    legs.forEach(leg -> leg.bye(Headers.NONE));
    passes(UNTIL_QUIET);
    // What was answered only now could not be hung up before.
    legs.forEach(leg -> leg.bye(Headers.NONE));
    passes(UNTIL_QUIET);
    holds(!counters.snapshot().containsKey(FAULT), "no step meets a fault");
    holds(stack.counts().idle(), "nothing is left: " + stack.counts());
  }

  private void turn() {
    while (stack.turn(kit.nanos()) > 0) {
      // until there is nothing left to do at this moment
    }
  }

  private void passes(Duration time) {
    turn();
    long end = kit.in(time);
    while (stack.nextDue() <= end) {
      kit.passes(Math.max(0, stack.nextDue() - kit.nanos()));
      turn();
    }
    kit.passes(end - kit.nanos());
    turn();
  }

  @Override
  public void invited(Invitation invitation) {
    legs.add(
        watched(listener -> {
          invitation.listen(listener);
          return invitation.leg();
        }));
  }

  private interface Listened {
    SipLeg by(Consumer<LegEvent> listener);
  }

  /// A leg is over once, and says nothing after it.
  private static SipLeg watched(Listened leg) {
    var over = new boolean[1];
    return leg.by(event -> {
      holds(!over[0], "nothing is told of a leg that is over");
      over[0] = event.over();
      if (event instanceof LegEvent.Reoffered(_, var reply)) {
        reply.answer(Headers.NONE, SDP);
      }
    });
  }

  @Override
  public void send(Flow flow, byte[] message) {
    if (!connected && flow.protocol().reliable()) {
      stack.failed(flow, "gone");
    }
    switch (SipParser.parse(message)) {
      case Parsed.Ok<SipMessage>(SipRequest request) -> requests.add(request);
      case Parsed.Ok<SipMessage>(SipResponse response) -> peer.learns(response);
      case Parsed.Malformed<SipMessage> _ -> throw new AssertionError("sent what is no SIP");
    }
  }

  @Override
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    return protocol == Protocol.UDP ? Flow.udp(NODE, remote) : TCP;
  }

  @Override
  public boolean alive(Flow flow) {
    return connected || !flow.protocol().reliable();
  }

  static InetSocketAddress socket(int number) {
    return new InetSocketAddress(InetAddress.ofLiteral("10.0.0." + number), 5060);
  }
}
