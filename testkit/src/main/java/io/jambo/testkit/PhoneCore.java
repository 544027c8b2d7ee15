package io.jambo.testkit;

import io.jambo.wire.NameAddr;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The works of a phone: matches responses to requests, answers what is repeated from memory, and
/// gives the rest to its call. Event driven; whoever holds the baton may call it.
final class PhoneCore {
  private static final int SIP_PORT = 5060;

  /// RTP ports of successive calls, so that one call's late packets don't reach the next.
  private static final int FIRST_RTP_PORT = 4_000;

  final World world;
  final SplittableRandom random;
  final PhoneLine line;
  final List<PhoneCall> calls = new ArrayList<>();

  /// What an INVITE carries beside the usual.
  final Map<String, String> extras = new LinkedHashMap<>();

  List<G711> codecs = List.of(G711.PCMU, G711.PCMA);
  boolean events = true;

  /// Whether its INVITE carries an offer; without one it answers in the ACK.
  boolean offers = true;

  /// What the phone does with a call that comes in.
  Consumer<PhoneCall> onCall = PhoneCall::ring;

  private final String name;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<String, Answer> answered = new HashMap<>();

  PhoneCore(World world, String name, InetAddress host, SplittableRandom random) {
    this.world = world;
    this.name = name;
    this.random = random;
    this.line = new PhoneLine(world, new InetSocketAddress(host, SIP_PORT), this::received);
  }

  String name() {
    return name;
  }

  String host() {
    return line.address().getAddress().getHostAddress();
  }

  String transport() {
    return line.transport();
  }

  Uri identity() {
    return SipUri.of(name, "example.test");
  }

  Uri contact() {
    var uri = SipUri.of(name, host(), SIP_PORT);
    return line.reliable() ? uri.with("transport", "tcp") : uri;
  }

  String token() {
    return Long.toHexString(random.nextLong());
  }

  String branch() {
    return "z9hG4bK" + token();
  }

  PhoneAudio openAudio() {
    int port = FIRST_RTP_PORT + 2 * calls.size();
    return new PhoneAudio(world, new InetSocketAddress(line.address().getAddress(), port), random);
  }

  Exchange ask(SipRequest request, Uri hop, Consumer<SipResponse> user) {
    var exchange = new Exchange(world, line, line.to(hop), request, user);
    exchanges.add(exchange);
    exchange.begin();
    return exchange;
  }

  /// Answers a request, and from now on its repetitions too.
  void answer(SipRequest request, SipResponse response, PhoneLine.Peer to) {
    answered.put(key(request), new Answer(response));
    line.send(response, to);
  }

  private void received(SipMessage message, PhoneLine.Peer from) {
    switch (message) {
      case SipResponse response ->
          exchanges.stream()
              .filter(exchange -> exchange.matches(response))
              .findFirst()
              .ifPresent(exchange -> exchange.received(response));
      case SipRequest request -> received(request, from);
    }
  }

  private void received(SipRequest request, PhoneLine.Peer from) {
    var known = answered.get(key(request));
    if (known != null && !request.method().equals("ACK")) {
      line.send(known.response(), from);
      return;
    }
    var call = call(request);
    if (call != null) {
      call.received(request, from);
    } else if (request.method().equals("INVITE") && request.to().tag().isEmpty()) {
      var incoming = new PhoneCall(this, request, from);
      calls.add(incoming);
      onCall.accept(incoming);
    } else if (!request.method().equals("ACK")) {
      boolean fine = request.method().equals("OPTIONS");
      answer(request, SipResponse.to(request, fine ? 200 : 481, fine ? "OK" : "Gone"), from);
    }
  }

  private @Nullable PhoneCall call(SipRequest request) {
    for (var call : calls) {
      if (call.holds(request)) {
        return call;
      }
    }
    return null;
  }

  private static String key(SipRequest request) {
    return request.via().branch().orElse("") + " " + request.method();
  }

  /// Kept so that what is repeated gets the very same answer.
  private record Answer(SipResponse response) {}

  /// A response with the phone's Contact, and its tag in To.
  SipResponse response(SipRequest request, int status, String reason, String tag) {
    var plain = SipResponse.to(request, status, reason);
    var headers = plain.headers().with("Contact", NameAddr.of(contact()).print());
    var to = plain.to().tag().isPresent() ? plain.to() : plain.to().withTag(tag);
    return plain.withHeaders(headers.with("To", to.print()));
  }
}
