package io.jambo.hooks;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.Outbound;
import io.jambo.wire.Json;
import java.time.Duration;

/// What the webhook links of a node share.
public final class Webhooks {
  private final Kit kit;
  private final Outbound outbound;
  private final NoticeBacklog queue;
  private final HookSettings settings;
  private final Counters counters;

  /// @param queue counts what is still to be delivered
  public Webhooks(
      Kit kit, Outbound outbound, NoticeBacklog queue, HookSettings settings, Counters counters) {
    this.kit = kit;
    this.outbound = outbound;
    this.queue = queue;
    this.settings = settings;
    this.counters = counters;
  }

  /// The link of one call.
  ///
  /// @param alerts takes what goes wrong on it
  public AppLink link(Application application, HookAlerts alerts) {
    var requests = new HookRequests(kit, outbound, settings, application, counters);
    var base = new BaseUrl(application.callHook(), settings.mostRetries());
    return new WebhookLink(application, base, requests, new Notices(kit, queue), alerts, counters);
  }

  /// Sends one payload to the call hook of an application that nobody calls: to see what it
  /// answers.
  ///
  /// @param header marks it, with that value
  public HookTrial trial(Application application, Json.Obj payload, String header, String value) {
    var requests = new HookRequests(kit, outbound, settings, application, counters);
    return switch (new BaseUrl(application.callHook(), 0).resolve(application.callHook())) {
      case Destination.To to -> requests.trial(to, payload, header, value);
      case Destination.Nowhere(var reason) ->
          new HookTrial(new HttpOutcome.Failed(FailureKind.BAD_URL, reason), Duration.ZERO, "");
    };
  }
}
