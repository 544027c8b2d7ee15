package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.sip.Flow;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import io.jambo.wire.TelUri;
import io.jambo.wire.Uri;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// What is known of an inbound call from its INVITE on and never changes (app-protocol.md 1.5).
///
/// @param from the user part of From
/// @param to the user part of the Request-URI, without its parameters
/// @param localAddress `host:port` where the INVITE came in
/// @param localHost the host of it
/// @param longest what it may last from the answer on
/// @param peerHost the address the INVITE came from, without port
record CallFacts(
    Sid callSid,
    Sid accountSid,
    Sid applicationSid,
    Optional<Sid> serviceProviderSid,
    String from,
    String to,
    String callerName,
    String sipCallId,
    String traceId,
    String localAddress,
    String localHost,
    String peerHost,
    Optional<String> trunkName,
    Optional<Duration> longest) {
  private static final int TRACE_ID_BYTES = 16;

  /// Names the call and reads its INVITE.
  static CallFacts of(Kit kit, CallPlan plan, SipRequest invite, Flow flow) {
    var trace = new byte[TRACE_ID_BYTES];
    kit.random().nextBytes(trace);
    return new CallFacts(
        Sid.random(kit.random()),
        plan.accountSid(),
        plan.applicationSid(),
        plan.serviceProviderSid(),
        user(invite.from().uri()),
        user(invite.uri()),
        invite.from().display(),
        invite.callId(),
        HexFormat.of().formatHex(trace),
        flow.local().getHostString() + ":" + flow.local().getPort(),
        flow.local().getHostString(),
        flow.remote().getAddress().getHostAddress(),
        plan.trunkName(),
        plan.terms().longest());
  }

  /// The calling number as a carrier asserts it, else as From says it (sip.md 4.1).
  static String calling(CallPlan plan, SipRequest invite) {
    return invite.addresses("P-Asserted-Identity").stream()
        .filter(_ -> plan.trunkName().isPresent())
        .map(asserted -> user(asserted.uri()))
        .filter(user -> !user.isEmpty())
        .findFirst()
        .orElseGet(() -> user(invite.from().uri()));
  }

  /// The user of a URI, cut at the first `;` (sip.md 4.1).
  static String user(Uri uri) {
    var user =
        switch (uri) {
          case SipUri sip -> sip.user();
          case TelUri tel -> tel.number();
          default -> "";
        };
    int parameters = user.indexOf(';');
    return parameters < 0 ? user : user.substring(0, parameters);
  }
}
