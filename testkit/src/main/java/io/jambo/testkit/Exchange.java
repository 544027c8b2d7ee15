package io.jambo.testkit;

import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One request of a phone and its responses: a client transaction of RFC 3261 §17.1, as plain as it
/// can be.
final class Exchange {
  private static final Duration T1 = Duration.ofMillis(500);
  private static final Duration T2 = Duration.ofSeconds(4);
  private static final Duration LIFE = T1.multipliedBy(64);

  private final World world;
  private final PhoneLine line;
  private final PhoneLine.Peer to;
  private final SipRequest request;
  private final Consumer<SipResponse> user;
  private final List<SipResponse> responses = new ArrayList<>();
  private final List<Event> timers = new ArrayList<>();
  private boolean timedOut;

  Exchange(
      World world,
      PhoneLine line,
      PhoneLine.Peer to,
      SipRequest request,
      Consumer<SipResponse> user) {
    this.world = world;
    this.line = line;
    this.to = to;
    this.request = request;
    this.user = user;
  }

  void begin() {
    line.send(request, to);
    if (!line.reliable()) {
      again(T1);
    }
    timers.add(world.after(LIFE, () -> timedOut = finalResponse() == 0));
  }

  SipRequest request() {
    return request;
  }

  PhoneLine.Peer peer() {
    return to;
  }

  List<SipResponse> responses() {
    return responses;
  }

  boolean timedOut() {
    return timedOut;
  }

  /// The status of the final response, 0 before there is one.
  int finalResponse() {
    return responses.isEmpty() || responses.getLast().provisional()
        ? 0
        : responses.getLast().status();
  }

  boolean matches(SipResponse response) {
    return response.cseq().equals(request.cseq())
        && response.via().branch().equals(request.via().branch());
  }

  void received(SipResponse response) {
    if (finalResponse() > 0 && response.provisional()) {
      return; // overtaken by its own final response
    }
    responses.add(response);
    if (!response.provisional()) {
      stop();
    }
    user.accept(response);
  }

  void stop() {
    timers.forEach(Event::callOff);
  }

  /// Sends once more, and again later; an INVITE only until somebody has answered at all.
  private void again(Duration wait) {
    boolean invite = request.method().equals("INVITE");
    timers.add(
        world.after(
            wait,
            () -> {
              if (!timedOut && !(invite && !responses.isEmpty())) {
                line.send(request, to);
                var twice = wait.multipliedBy(2);
                again(invite || twice.compareTo(T2) < 0 ? twice : T2);
              }
            }));
  }
}
