package io.jambo.hooks;

import io.jambo.kit.Counters;
import io.jambo.outbound.HttpOutcome;
import io.jambo.verbs.Hook;
import io.jambo.wire.Json;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
      HookRequests requests,
      Notices notices,
      HookAlerts alerts,
      Counters counters) {
    this.application = application;
    this.base = new BaseUrl(application.callHook());
    this.requests = requests;
    this.notices = notices;
    this.alerts = alerts;
    this.counters = counters;
    this.statusHook = new AtomicReference<>(application.statusHook());
  }

  @Override
  public HookReply newCall(Json.Obj payload) {
    var there = base.resolve(application.callHook());
    return exchange(there, NEW_CALL, payload, ReplyReader::first);
  }

  @Override
  public HookReply ask(Hook hook, String type, Json.Obj payload) {
    return exchange(base.resolve(hook), type, payload, ReplyReader::later);
  }

  @Override
  public HookReply redirect(Hook hook, Json.Obj payload) {
    var there = base.resolve(hook);
    if (there instanceof Destination.To to) {
      base.moveTo(to);
    }
    return exchange(there, REDIRECT, payload, ReplyReader::later);
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

  private HookReply exchange(
      Destination there, String type, Json.Obj payload, Function<HttpOutcome, HookReply> reader) {
    return judged(
        type,
        switch (there) {
          case Destination.Nowhere(var reason) -> ReplyReader.unreachable(reason);
          case Destination.To to -> reader.apply(requests.send(to, payload));
        });
  }

  private HookReply deliver(Destination there, String type, Json.Obj payload) {
    return judged(
        type,
        switch (there) {
          case Destination.Nowhere(var reason) -> ReplyReader.unreachable(reason);
          case Destination.To to -> ReplyReader.ignored(requests.sendPatiently(to, payload));
        });
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
