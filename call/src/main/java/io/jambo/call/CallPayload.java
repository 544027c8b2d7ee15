package io.jambo.call;

import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.Json;
import io.jambo.wire.Members;
import io.jambo.wire.SipRequest;
import java.nio.charset.StandardCharsets;
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
    var payload = common(facts, progress);
    payload.with("fsSipAddress", facts.localAddress()).with("fsPublicIp", facts.localHost());
    addEnd(payload, progress);
    return payload.object();
  }

  /// What the initial hook of an inbound call is sent: the initial form and what only it has.
  static Json.Obj sessionNew(
      CallFacts facts, CallProgress progress, CallPlan plan, SipRequest invite) {
    var payload =
        common(facts, progress)
            .with("callerName", facts.callerName())
            .with("localSipAddress", facts.localAddress())
            .with("publicIp", facts.localHost())
            .with("hasRecording", false);
    facts.serviceProviderSid().ifPresent(sid -> payload.with("serviceProviderSid", sid.value()));
    payload.with("defaults", plan.speech().json());
    plan.terms().variables().ifPresent(variables -> payload.with("env_vars", variables));
    return payload.with("sip", sip(invite)).object();
  }

  private static Members common(CallFacts facts, CallProgress progress) {
    var payload =
        new Members()
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
    facts.trunkName().ifPresent(name -> payload.with("originatingSipTrunkName", name));
    progress.tag().ifPresent(tag -> payload.with("customerData", tag));
    return payload;
  }

  private static void addEnd(Members payload, CallProgress progress) {
    if (!progress.status().last()) {
      return;
    }
    payload.with("callTerminationBy", progress.terminatedBy());
    if (progress.status() == CallStatus.COMPLETED) {
      payload.with("duration", progress.duration().toSeconds());
    }
    var told = byeHeaders(progress.byeHeaders());
    if (!told.members().isEmpty()) {
      payload.with("headers", told);
    }
  }

  private static Json.Obj byeHeaders(Headers headers) {
    var told = new Members();
    for (var header : headers) {
      if (!REMOVED.contains(header.longName().toLowerCase(Locale.ROOT))) {
        told.with(header.name(), header.value());
      }
    }
    return told.object();
  }

  /// The INVITE as the application may read it (app-protocol.md 3.1).
  private static Json.Obj sip(SipRequest invite) {
    var headers = new Members();
    for (var header : invite.headers()) {
      headers.with(shown(header), header.value());
    }
    List<Json> payload = new ArrayList<>();
    if (!invite.body().isEmpty()) {
      payload.add(
          Json.object()
              .with("type", invite.headers().first("Content-Type").orElse(""))
              .with("content", invite.body().utf8()));
    }
    return new Members()
        .with("headers", headers.object())
        .with("raw", new String(invite.print(), StandardCharsets.UTF_8))
        .with("body", invite.body().utf8())
        .with("method", invite.method())
        .with("version", "2.0")
        .with("uri", invite.uri().print())
        .with("calledNumber", CallFacts.user(invite.uri()))
        .with("callingNumber", CallFacts.user(invite.from().uri()))
        .with("source", "network")
        .with("type", "request")
        .with("payload", new Json.Arr(payload))
        .object();
  }

  /// Custom names as received, all others in lower case.
  private static String shown(Header header) {
    var name = header.longName();
    return name.regionMatches(true, 0, "X-", 0, 2) ? name : name.toLowerCase(Locale.ROOT);
  }
}
