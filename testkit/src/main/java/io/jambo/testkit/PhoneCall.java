package io.jambo.testkit;

import io.jambo.wire.Bytes;
import io.jambo.wire.RAck;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.Uri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of a phone, as caller or as the called one. Events move it on; the script in [Phone]
/// only looks and asks.
final class PhoneCall {
  private static final Duration T1 = Duration.ofMillis(500);
  private static final Duration T2 = Duration.ofSeconds(4);

  private final PhoneCore core;
  private final PhoneDialog dialog;
  private final PhoneAudio audio;
  private final long sdpId;
  private final List<SipResponse> responses = new ArrayList<>();
  private final List<SipRequest> requests = new ArrayList<>();
  private @Nullable Exchange inviting;
  private @Nullable SipRequest incoming;
  private PhoneLine.@Nullable Peer caller;
  private @Nullable Event repeat;
  private PhoneSdp.@Nullable Wish far;
  private String way = "sendrecv";
  private long version;
  private long latestRseq;
  private boolean up;
  private boolean over;

  /// A call to somebody; nothing is sent yet.
  PhoneCall(PhoneCore core, Uri to) {
    this.core = core;
    this.dialog = new PhoneDialog(core, to);
    this.audio = core.openAudio();
    this.sdpId = core.random.nextLong(1L << 40);
  }

  /// A call that comes in.
  PhoneCall(PhoneCore core, SipRequest invite, PhoneLine.Peer from) {
    this.core = core;
    this.dialog = new PhoneDialog(core, invite);
    this.audio = core.openAudio();
    this.sdpId = core.random.nextLong(1L << 40);
    this.incoming = invite;
    this.caller = from;
    requests.add(invite);
    far = PhoneSdp.read(invite.body().utf8()).orElse(null);
  }

  PhoneAudio audio() {
    return audio;
  }

  /// All responses to INVITEs of ours, in order.
  List<SipResponse> responses() {
    return responses;
  }

  /// All requests in this call from the other side, in order.
  List<SipRequest> requests() {
    return requests;
  }

  boolean up() {
    return up;
  }

  boolean over() {
    return over;
  }

  boolean timedOut() {
    return inviting != null && inviting.timedOut();
  }

  Optional<PhoneSdp.Wish> far() {
    return Optional.ofNullable(far);
  }

  boolean holds(SipRequest request) {
    return dialog.holds(request);
  }

  void dial() {
    invite(core.offers);
  }

  /// Offers anew with that direction (RFC 3264 §8.4).
  void reinvite(String direction) {
    way = direction;
    invite(true);
  }

  /// Has the other side offer anew; the ACK answers with that direction.
  void reinviteWithoutOffer(String direction) {
    way = direction;
    invite(false);
  }

  /// The INVITE once more, as a phone does whose timer was impatient.
  void repeatInvite() {
    if (inviting != null) {
      core.line.send(inviting.request(), inviting.peer());
    }
  }

  void cancel() {
    if (inviting != null) {
      var invite = inviting.request();
      ask(dialog.sibling(invite, "CANCEL", invite.to()));
    }
  }

  Exchange ask(String method, String contentType, String body) {
    var request = dialog.request(method);
    return ask(body.isEmpty() ? request : request.withBody(contentType, Bytes.utf8(body)));
  }

  Exchange bye() {
    end();
    return ask(dialog.request("BYE"));
  }

  void ring() {
    answer(180, "Ringing", "");
  }

  void refuse(int status, String reason) {
    answer(status, reason, "");
    end();
  }

  void accept() {
    if (!over) {
      var codecs = far == null ? core.codecs : List.of(far.codec());
      var response = answer(200, "OK", describe(codecs));
      repeat = core.world.after(T1, () -> again(response, T1));
      talk();
    }
  }

  void received(SipRequest request, PhoneLine.Peer from) {
    requests.add(request);
    switch (request.method()) {
      case "ACK" -> acknowledged();
      case "CANCEL" -> cancelled(request, from);
      case "BYE" -> {
        end();
        core.answer(request, core.response(request, 200, "OK", dialog.localTag()), from);
      }
      case "INVITE" -> reoffered(request, from);
      default -> core.answer(request, core.response(request, 200, "OK", dialog.localTag()), from);
    }
  }

  private void invite(boolean offering) {
    var request = dialog.request("INVITE");
    for (var extra : core.extras.entrySet()) {
      request = request.withHeaders(request.headers().plus(extra.getKey(), extra.getValue()));
    }
    var offer = offering ? describing(request, core.codecs) : request;
    inviting = core.ask(offer, dialog.nextHop(), this::responded);
  }

  private void responded(SipResponse response) {
    responses.add(response);
    var exchange = Objects.requireNonNull(inviting);
    if (response.success()) {
      dialog.learn(response);
      acknowledge(exchange.request(), response);
      if (over) {
        // It was answered while we gave up (RFC 3261 §9.1): the dialog stands, so it is ended.
        var _ = bye();
      } else {
        up = true;
        PhoneSdp.read(response.body().utf8()).ifPresent(wish -> far = wish);
        talk();
      }
    } else if (!response.provisional()) {
      core.line.send(dialog.sibling(exchange.request(), "ACK", response.to()), exchange.peer());
      if (!up) {
        end();
      }
    } else {
      early(response);
    }
  }

  /// A provisional response may make an early dialog (RFC 3261 §12.1.2) and bring audio.
  private void early(SipResponse response) {
    if (!up && response.to().tag().isPresent()) {
      dialog.learn(response);
    }
    if (response.rseq() > latestRseq) {
      prack(response);
    }
    if (!response.body().isEmpty()) {
      PhoneSdp.read(response.body().utf8()).ifPresent(wish -> far = wish);
      talk();
    }
  }

  /// Acknowledges a reliable response, once (RFC 3262 §4).
  private void prack(SipResponse response) {
    latestRseq = response.rseq();
    var rack = new RAck(latestRseq, response.cseq().number(), "INVITE");
    var prack = dialog.request("PRACK");
    var _ = ask(prack.withHeaders(prack.headers().plus("RAck", rack.print())));
  }

  /// The ACK, with our answer when the offer came in the 2xx (RFC 3264 §4).
  private void acknowledge(SipRequest invite, SipResponse success) {
    var ack = dialog.ack(invite);
    var codecs = PhoneSdp.read(success.body().utf8()).map(PhoneSdp.Wish::codec).stream().toList();
    var whole = invite.body().isEmpty() ? describing(ack, codecs) : ack;
    core.line.send(whole, core.line.to(dialog.nextHop()));
  }

  private SipRequest describing(SipRequest request, List<G711> codecs) {
    return request.withBody("application/sdp", Bytes.utf8(describe(codecs)));
  }

  private void reoffered(SipRequest request, PhoneLine.Peer from) {
    incoming = request;
    caller = from;
    PhoneSdp.read(request.body().utf8()).ifPresent(wish -> far = wish);
    accept();
  }

  private void cancelled(SipRequest request, PhoneLine.Peer from) {
    core.answer(request, core.response(request, 200, "OK", dialog.localTag()), from);
    if (!up) {
      answer(487, "Request Terminated", "");
      end();
    }
  }

  private void acknowledged() {
    up = !over;
    if (repeat != null) {
      repeat.callOff();
    }
  }

  private SipResponse answer(int status, String reason, String body) {
    var invite = Objects.requireNonNull(incoming);
    var response = core.response(invite, status, reason, dialog.localTag());
    var whole = body.isEmpty() ? response : response.withBody("application/sdp", Bytes.utf8(body));
    core.answer(invite, whole, Objects.requireNonNull(caller));
    return whole;
  }

  private void again(SipResponse response, Duration waited) {
    core.line.send(response, Objects.requireNonNull(caller));
    var next = waited.multipliedBy(2).compareTo(T2) < 0 ? waited.multipliedBy(2) : T2;
    repeat = core.world.after(next, () -> again(response, next));
  }

  private Exchange ask(SipRequest request) {
    return core.ask(request, dialog.nextHop(), _ -> {});
  }

  private String describe(List<G711> codecs) {
    version++;
    return PhoneSdp.of(audio.address(), sdpId, version, codecs, core.events, way).print();
  }

  private void talk() {
    if (far != null) {
      audio.talkTo(far);
    }
  }

  private void end() {
    up = false;
    over = true;
    audio.close();
    if (repeat != null) {
      repeat.callOff();
    }
  }
}
