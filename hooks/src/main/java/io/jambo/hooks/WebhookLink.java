package io.jambo.hooks;

import io.jambo.kit.Counters;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import io.jambo.verbs.Hook;
import io.jambo.wire.Json;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/// The link of one call over webhooks: every message is an HTTP request of its own.
final class WebhookLink implements AppLink {
  private static final String NEW_CALL = "session:new";
  private static final String REDIRECT = "session:redirect";
  private static final String STATUS = "call:status";

  private final Application application;
  private final BaseUrl base;
  private final HookRequests requests;
  private final Notices notices;
  private final HookAlerts alerts;
  private final Counters counters;
  private final AtomicReference<Optional<Hook>> statusHook;

  WebhookLink(
      Application application,
      BaseUrl base,
      HookRequests requests,
      Notices notices,
      HookAlerts alerts,
      Counters counters) {
    this.application = application;
    this.base = base;
    this.requests = requests;
    this.notices = notices;
    this.alerts = alerts;
    this.counters = counters;
    this.statusHook = new AtomicReference<>(application.statusHook());
  }

  /// When the call hook fails in a way that another application can help, the fallback is asked
  /// once and is the base of what is relative from then on (app-protocol.md 2.6.1).
  @Override
  public HookReply newCall(Json.Obj payload) {
    if (application.script().isPresent()) {
      return judged(NEW_CALL, ReplyReader.stored(application.script().get()));
    }
    var first = outcome(NEW_CALL, base.resolve(application.callHook()), payload, requests::send);
    var reply = judged(NEW_CALL, ReplyReader.first(first));
    var reason =
        reply instanceof HookReply.Failed failure
            ? FallbackReason.of(first, failure)
            : Optional.<String>empty();
    if (reason.isEmpty() || application.callHookFallback().isEmpty()) {
      return reply;
    }
    var there = base.resolve(application.callHookFallback().get());
    if (there instanceof Destination.To to) {
      base.moveTo(to);
    }
    counters.count("jambo_hook_fallbacks_total");
    var told = payload.with("fallbackReason", reason.get());
    return judged(NEW_CALL, ReplyReader.first(outcome(NEW_CALL, there, told, requests::send)));
  }

  @Override
  public HookReply ask(Hook hook, String type, Json.Obj payload) {
    return exchange(base.resolve(hook), type, payload);
  }

  @Override
  public HookReply redirect(Hook hook, Json.Obj payload) {
    var there = base.resolve(hook);
    if (there instanceof Destination.To to) {
      base.moveTo(to);
    }
    return exchange(there, REDIRECT, payload);
  }

  /// Where it leads is decided now: a redirect that comes later does not move it.
  @Override
  public void tell(Hook hook, String type, Json.Obj payload) {
    var there = base.resolve(hook);
    boolean queued =
        notices.add(() -> {
          var _ = deliver(there, type, payload);
        });
    if (!queued) {
      var _ = judged(type, ReplyReader.unreachable("too many notifications wait"));
    }
  }

  @Override
  public void status(Json.Obj payload) {
    statusHook.get().ifPresent(hook -> tell(hook, STATUS, payload));
  }

  @Override
  public void statusHook(Hook hook) {
    statusHook.set(Optional.of(hook));
  }

  /// There is no connection of its own to end.
  @Override
  public void close() {}

  private HookReply exchange(Destination there, String type, Json.Obj payload) {
    return judged(type, ReplyReader.later(outcome(type, there, payload, requests::send)));
  }

  private HookReply deliver(Destination there, String type, Json.Obj payload) {
    return judged(
        type, ReplyReader.ignored(outcome(type, there, payload, requests::sendPatiently)));
  }

  private HttpOutcome outcome(
      String type,
      Destination there,
      Json.Obj payload,
      BiFunction<Destination.To, Json.Obj, HttpOutcome> sending) {
    return switch (there) {
      case Destination.Nowhere(var reason) -> new HttpOutcome.Failed(FailureKind.BAD_URL, reason);
      case Destination.To to -> requests.timed(type, () -> sending.apply(to, payload));
    };
  }

  private HookReply judged(String type, HookReply reply) {
    var result = reply instanceof HookReply.Failed failed ? failed.alert().word() : "ok";
    counters.count("jambo_hook_requests_total{type=\"" + type + "\",result=\"" + result + "\"}");
    if (reply instanceof HookReply.Failed(var reason, var alert, OptionalInt status)) {
      alerts.raise(alert, type, reason, status);
    }
    return reply;
  }
}
