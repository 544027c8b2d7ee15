package io.jambo.sip;

import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipParser;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipSanity;
import io.jambo.wire.Via;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From bytes to whom they concern: parse, check, match (sip.md 3, steps 2 and 3). Owned by the
/// signalling loop.
final class Reception {
  private final Signalling net;
  private final FrontDoor frontDoor;

  Reception(Signalling net, FrontDoor frontDoor) {
    this.net = net;
    this.frontDoor = frontDoor;
  }

  void received(Flow flow, byte[] bytes) {
    switch (SipParser.parse(bytes)) {
      case Parsed.Ok<SipMessage>(SipRequest request) -> request(request, flow);
      case Parsed.Ok<SipMessage>(SipResponse response) -> response(response);
      case Parsed.Malformed<SipMessage> _ -> {
        net.counters().unreadable("message");
        net.transport().close(flow);
      }
    }
  }

  private void request(SipRequest received, Flow flow) {
    net.counters().requestReceived(received.method(), flow.protocol());
    var fault = SipSanity.check(received);
    if (fault.isPresent()) {
      refuse(received, flow, fault.get());
      return;
    }
    var request = marked(received, flow);
    var transaction = net.transactions().matching(request);
    switch (request.method()) {
      case "ACK" -> acknowledged(request, transaction.orElse(null));
      case "CANCEL" -> cancelled(request, flow, transaction.orElse(null));
      default -> {
        if (transaction.isPresent()) {
          net.counters().repeatReceived();
          transaction.get().feed(new Input.Retransmit());
        } else {
          fresh(request, flow);
        }
      }
    }
  }

  private void fresh(SipRequest request, Flow flow) {
    if (net.transactions().packed()) {
      net.counters().dropped("transactions");
      return;
    }
    if (request.to().tag().isEmpty()) {
      frontDoor.received(request, flow);
      return;
    }
    net.dialogs()
        .of(request)
        .ifPresentOrElse(
            usage -> usage.received(request, flow),
            () -> net.answer(request, flow, net.stateless(request, 481)));
  }

  /// An ACK is part of a refused INVITE's transaction, but of its own after a 2xx.
  private void acknowledged(SipRequest ack, @Nullable ServerTransaction<?> invite) {
    if (invite != null && !(invite.state() instanceof InviteServer.Accepted)) {
      invite.feed(new Input.Ack());
    } else {
      net.dialogs().of(ack).ifPresent(usage -> usage.acknowledged(ack));
    }
  }

  private void cancelled(SipRequest cancel, Flow flow, @Nullable ServerTransaction<?> invite) {
    if (invite == null) {
      net.answer(cancel, flow, net.stateless(cancel, 481));
      return;
    }
    var tag = invite.user().localTag(); // RFC 3261 §9.2: the one that the INVITE's answers carry
    net.answer(cancel, flow, net.wording().response(cancel, 200, ReasonPhrases.of(200), tag));
    if (invite.state() instanceof InviteServer.Proceeding) {
      invite.user().cancelled(cancel);
    }
  }

  private void response(SipResponse response) {
    if (SipSanity.check(response).isPresent()) {
      net.counters().unreadable("response");
      return;
    }
    net.counters().responseReceived(response.cseq().method(), response.status());
    if (!net.transactions().received(response)) {
      net.counters().dropped("stray_response");
    }
  }

  private void refuse(SipRequest request, Flow flow, SipSanity.Fault fault) {
    net.counters().unreadable(Integer.toString(fault.status()));
    if (!fault.answerable()) {
      net.transport().close(flow);
    } else if (!request.method().equals("ACK")) {
      var answer = SipResponse.to(request, fault.status(), fault.reason());
      net.answer(request, flow, answer.withHeaders(marked(answer.headers(), flow)));
    }
  }

  /// Notes in the top Via where the request really came from, asked or not (RFC 3581 §4).
  private static SipRequest marked(SipRequest request, Flow flow) {
    return request.withHeaders(marked(request.headers(), flow));
  }

  private static Headers marked(Headers headers, Flow flow) {
    List<String> vias = headers.values("Via");
    var top = Via.parse(vias.getFirst()).ok().orElseThrow();
    var source = flow.remote();
    var marked =
        top.with("received", Wording.host(source.getAddress()))
            .with("rport", Integer.toString(source.getPort()))
            .print();
    if (vias.size() == 1) {
      return headers.with("Via", marked);
    }
    var changed = headers.without("Via");
    for (var via : vias.subList(1, vias.size()).reversed()) {
      changed = changed.onTop("Via", via);
    }
    return changed.onTop("Via", marked);
  }
}
