package io.jambo.call;

import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.Json;
import io.jambo.wire.SipRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Builds what the application is told of a call (app-protocol.md 1.5, 3.1, 3.2). Keys are
/// camelCase here; the link turns them into what goes out.
final class CallPayload {
  /// Headers of a BYE that are nobody's business (app-protocol.md 1.6).
  private static final Set<String> REMOVED =
      Set.of(
          "via",
          "from",
          "to",
          "call-id",
          "cseq",
          "max-forwards",
          "content-length",
          "contact",
          "route",
          "record-route",
          "content-type",
          "authorization",
          "proxy-authorization",
          "www-authenticate",
          "proxy-authenticate");

  private CallPayload() {}

  /// The regular form: for every hook but the first.
  static Json.Obj regular(CallFacts facts, CallProgress progress) {
    var payload =
        common(facts, progress)
            .with("fsSipAddress", facts.localAddress())
            .with("fsPublicIp", facts.localHost());
    return withEnd(payload, progress);
  }

  /// What the initial hook of an inbound call is sent: the initial form and what only it has.
  static Json.Obj sessionNew(
      CallFacts facts, CallProgress progress, SpeechDefaults speech, SipRequest invite) {
    var payload =
        common(facts, progress)
            .with("callerName", facts.callerName())
            .with("localSipAddress", facts.localAddress())
            .with("publicIp", facts.localHost())
            .with("hasRecording", false);
    if (facts.serviceProviderSid().isPresent()) {
      payload = payload.with("serviceProviderSid", facts.serviceProviderSid().get().value());
    }
    return payload.with("defaults", speech.json()).with("sip", sip(invite));
  }

  private static Json.Obj common(CallFacts facts, CallProgress progress) {
    var payload =
        Json.object()
            .with("callSid", facts.callSid().value())
            .with("direction", "inbound")
            .with("from", facts.from())
            .with("to", facts.to())
            .with("callId", facts.sipCallId())
            .with("sbcCallid", facts.sipCallId())
            .with("sipStatus", progress.sipStatus())
            .with("sipReason", progress.sipReason())
            .with("callStatus", progress.status().word())
            .with("accountSid", facts.accountSid().value())
            .with("traceId", facts.traceId())
            .with("applicationSid", facts.applicationSid().value())
            .with("originatingSipIp", facts.peerHost());
    if (facts.trunkName().isPresent()) {
      payload = payload.with("originatingSipTrunkName", facts.trunkName().get());
    }
    if (progress.tag().isPresent()) {
      payload = payload.with("customerData", progress.tag().get());
    }
    return payload;
  }

  private static Json.Obj withEnd(Json.Obj payload, CallProgress progress) {
    if (!progress.status().last()) {
      return payload;
    }
    var ended = payload.with("callTerminationBy", progress.terminatedBy());
    if (progress.status() == CallStatus.COMPLETED) {
      ended = ended.with("duration", progress.duration().toSeconds());
    }
    var told = byeHeaders(progress.byeHeaders());
    return told.members().isEmpty() ? ended : ended.with("headers", told);
  }

  private static Json.Obj byeHeaders(Headers headers) {
    var told = Json.object();
    for (var header : headers) {
      if (!REMOVED.contains(longName(header).toLowerCase(Locale.ROOT))) {
        told = told.with(header.name(), header.value());
      }
    }
    return told;
  }

  /// The INVITE as the application may read it (app-protocol.md 3.1).
  private static Json.Obj sip(SipRequest invite) {
    var headers = Json.object();
    for (var header : invite.headers()) {
      headers = headers.with(shown(header), header.value());
    }
    var sip =
        Json.object()
            .with("headers", headers)
            .with("raw", new String(invite.print(), java.nio.charset.StandardCharsets.UTF_8))
            .with("body", invite.body().utf8())
            .with("method", invite.method())
            .with("version", "2.0")
            .with("uri", invite.uri().print())
            .with("calledNumber", CallFacts.user(invite.uri()))
            .with("callingNumber", CallFacts.user(invite.from().uri()))
            .with("source", "network")
            .with("type", "request");
    List<Json> payload = new ArrayList<>();
    if (!invite.body().isEmpty()) {
      payload.add(
          Json.object()
              .with("type", invite.headers().first("Content-Type").orElse(""))
              .with("content", invite.body().utf8()));
    }
    return sip.with("payload", new Json.Arr(payload));
  }

  /// Custom names as received, all others in lower case.
  private static String shown(Header header) {
    var name = longName(header);
    return name.regionMatches(true, 0, "X-", 0, 2) ? name : name.toLowerCase(Locale.ROOT);
  }

  private static String longName(Header header) {
    return header.longName();
  }

  /// A whole number as JSON.
  static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }
}
