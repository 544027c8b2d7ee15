package io.jambo.rest;

import io.jambo.kit.Kit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Draws a call as the API tells it (rest-api.md 8.3).
final class CallPicture {
  private static final String SIP_PORT = ":5060";

  private final Kit kit;
  private final Supplier<RestSettings> settings;

  CallPicture(Kit kit, Supplier<RestSettings> settings) {
    this.kit = kit;
    this.settings = settings;
  }

  /// For that caller: clients of the founding documents want two members in another form.
  Facts of(LiveCall call, Caller caller) {
    boolean early = caller.profile() == Profile.EARLY;
    var facts =
        Facts.of("call_sid", call.callSid())
            .with("account_sid", call.accountSid())
            .with("application_sid", call.applicationSid())
            .with("direction", call.direction())
            .with("from", call.from())
            .with("to", call.to())
            .with("caller_id", call.from())
            .with("caller_name", call.callerName())
            .with("call_id", call.callId())
            .with("call_status", call.status().word())
            .with("sip_status", early ? Integer.toString(call.sipStatus()) : call.sipStatus())
            .with("trace_id", call.traceId())
            .with("originating_sip_ip", early ? call.peerAddress() + SIP_PORT : call.peerAddress())
            .with("fs_sip_address", call.localAddress())
            .with(
                "service_url", settings.get().publicUrl().orElse("http://" + call.localAddress()));
    call.trunkName().ifPresent(name -> facts.with("originating_sip_trunk_name", name));
    length(call).ifPresent(time -> facts.with("duration", time.toSeconds()));
    return facts;
  }

  /// How long it has been up.
  private Optional<Duration> length(LiveCall call) {
    return call.duration()
        .or(() ->
            call.answeredAt()
                .map(at -> Duration.between(at, kit.wallClock()))
                .filter(time -> !time.isNegative()));
  }
}
