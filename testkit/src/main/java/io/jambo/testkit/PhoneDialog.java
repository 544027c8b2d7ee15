package io.jambo.testkit;

import io.jambo.wire.Bytes;
import io.jambo.wire.CSeq;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.Parameters;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import io.jambo.wire.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a phone knows of one dialog (RFC 3261 §12), and the requests it writes in it.
final class PhoneDialog {
  private final PhoneCore core;
  private final String callId;
  private final NameAddr local;
  private NameAddr remote;
  private Uri target;
  private List<NameAddr> routes = List.of();
  private long cseq;

  /// The caller's side, before anybody has answered.
  PhoneDialog(PhoneCore core, Uri to) {
    this.core = core;
    this.callId = core.token() + "@" + core.host();
    this.local = NameAddr.of(core.identity()).withTag(core.token());
    this.remote = NameAddr.of(to);
    this.target = to;
  }

  /// The called side.
  PhoneDialog(PhoneCore core, SipRequest invite) {
    this.core = core;
    this.callId = invite.callId();
    this.local = invite.to().withTag(core.token());
    this.remote = invite.from();
    this.target = invite.contact().map(NameAddr::uri).orElse(remote.uri());
    this.routes = invite.addresses("Record-Route");
  }

  /// Takes tag, target and route from a response that makes the dialog (RFC 3261 §12.1.2).
  void learn(SipMessage response) {
    remote = response.to();
    target = response.contact().map(NameAddr::uri).orElse(target);
    routes = response.addresses("Record-Route").reversed();
  }

  boolean holds(SipMessage message) {
    return message.callId().equals(callId);
  }

  String localTag() {
    return local.tag().orElseThrow();
  }

  /// Where requests go: the first route, else the target.
  Uri nextHop() {
    return routes.isEmpty() ? target : routes.getFirst().uri();
  }

  SipRequest request(String method) {
    cseq++;
    return request(method, cseq, core.branch());
  }

  /// The ACK of a 2xx, a transaction of its own.
  SipRequest ack(SipRequest invite) {
    return request("ACK", invite.cseq().number(), core.branch());
  }

  /// What belongs to the INVITE's own transaction: CANCEL, and the ACK of a refusal.
  SipRequest sibling(SipRequest invite, String method, NameAddr to) {
    var branch = invite.via().branch().orElseThrow();
    var request = request(method, invite.cseq().number(), branch);
    return new SipRequest(
        method, invite.uri(), request.headers().with("To", to.print()), Bytes.EMPTY);
  }

  private SipRequest request(String method, long number, String branch) {
    var fields = new ArrayList<Header>();
    fields.add(new Header("Via", via(branch).print()));
    fields.add(new Header("Max-Forwards", "70"));
    routes.forEach(route -> fields.add(new Header("Route", route.print())));
    fields.add(new Header("From", local.print()));
    fields.add(new Header("To", remote.print()));
    fields.add(new Header("Call-ID", callId));
    fields.add(new Header("CSeq", new CSeq(number, method).print()));
    fields.add(new Header("Contact", NameAddr.of(core.contact()).print()));
    fields.add(new Header("User-Agent", "testkit"));
    return new SipRequest(method, target, Headers.of(fields), Bytes.EMPTY);
  }

  private Via via(String branch) {
    var contact = (SipUri) core.contact();
    return new Via(
        core.transport(),
        contact.host(),
        OptionalInt.of(contact.port().orElseThrow()),
        Parameters.NONE.with("branch", branch).withFlag("rport"));
  }
}
