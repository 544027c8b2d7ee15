package io.jambo.hooks;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.outbound.Payload;
import io.jambo.verbs.Credentials;
import io.jambo.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes the HTTP request of a hook (app-protocol.md 2.1) and sends it.
final class HookRequests {
  /// How long a notification waits for room before it is tried again.
  private static final Duration ROUND = Duration.ofMillis(100);

  /// After so long it is given up.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Kit kit;
  private final Outbound outbound;
  private final HookSettings settings;
  private final Application application;
  private final Signature signature;
  private final Counters counters;

  HookRequests(
      Kit kit,
      Outbound outbound,
      HookSettings settings,
      Application application,
      Counters counters) {
    this.kit = kit;
    this.outbound = outbound;
    this.settings = settings;
    this.application = application;
    this.signature = new Signature(application.webhookSecret());
    this.counters = counters;
  }

  /// Sends the payload there and waits for the answer, again and again as the hook's URL says: the
  /// same request each time, signed once.
  HttpOutcome send(Destination.To to, Json.Obj payload) {
    return send(to, payload, outbound::exchange);
  }

  /// As [#send], for what can wait: while the account's other requests leave no room, it is tried
  /// again, so that a burst of calls does not cost a status.
  HttpOutcome sendPatiently(Destination.To to, Json.Obj payload) {
    return send(to, payload, this::exchangePatiently);
  }

  /// Sends it once, with one more header; what was signed can be read off it.
  HookTrial trial(Destination.To to, Json.Obj payload, String header, String value) {
    var plain = request(to, SnakeCase.converted(payload));
    var request =
        new HttpRequest(
            plain.method(),
            plain.url(),
            plain.headers().with(header, value),
            plain.body(),
            settings.limits(),
            plain.account());
    long began = kit.nanos();
    var outcome = outbound.exchange(request);
    return new HookTrial(
        outcome,
        Duration.ofNanos(kit.nanos() - began),
        plain.headers().first(Signature.HEADER).orElse(""));
  }

  private HttpOutcome send(
      Destination.To to, Json.Obj payload, Function<HttpRequest, HttpOutcome> exchange) {
    var request = request(to, SnakeCase.converted(payload));
    var outcome = exchange.apply(request);
    for (int retry = 1; retry <= to.retries().retries() && to.retries().covers(outcome); retry++) {
      kit.pause(RetryPolicy.pauseBefore(retry));
      counters.count("jambo_hook_retries_total");
      outcome = exchange.apply(request);
    }
    return outcome;
  }

  /// Notes how long a hook took, its retries included.
  HttpOutcome timed(String type, Supplier<HttpOutcome> sending) {
    long began = kit.nanos();
    var outcome = sending.get();
    counters
        .histogram("jambo_hook_seconds{type=\"" + type + "\"}", Counters.WAITS)
        .note(kit.nanos() - began);
    return outcome;
  }

  private HttpOutcome exchangePatiently(HttpRequest request) {
    long by = kit.in(PATIENCE);
    var outcome = outbound.exchangePatiently(request);
    while (crowded(outcome) && kit.nanos() < by) {
      kit.pause(ROUND);
      outcome = outbound.exchangePatiently(request);
    }
    return outcome;
  }

  private HttpRequest request(Destination.To to, Json.Obj named) {
    return switch (to.method()) {
      case GET -> get(to, named);
      case POST -> post(to, EcmaText.print(named));
    };
  }

  private static boolean crowded(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Failed(var kind, var _) && kind == FailureKind.OVERLOADED;
  }

  private HttpRequest post(Destination.To to, String body) {
    return HttpRequest.post(
        to.url().toString(),
        fields(to, Optional.of(body)),
        Payload.of(body),
        settings.limits(),
        application.accountSid());
  }

  /// The scalar members go into the query, behind what stands there already.
  private HttpRequest get(Destination.To to, Json.Obj payload) {
    var url = to.url().toString();
    var query = query(payload);
    var joint = query.isEmpty() ? "" : url.indexOf('?') < 0 ? "?" : "&";
    return HttpRequest.get(
        url + joint + query,
        fields(to, Optional.empty()),
        settings.limits(),
        application.accountSid());
  }

  private Fields fields(Destination.To to, Optional<String> body) {
    var fields =
        body.isEmpty() ? Fields.NONE : Fields.NONE.with("Content-Type", "application/json");
    if (to.credentials().isPresent()) {
      fields = fields.with("Authorization", basic(to.credentials().get()));
    }
    var proof = signature.of(kit.wallClock(), body);
    return fields.with("User-Agent", settings.userAgent()).with(Signature.HEADER, proof);
  }

  private static String basic(Credentials credentials) {
    var pair = credentials.username() + ":" + credentials.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String query(Json.Obj payload) {
    return payload.members().entrySet().stream()
        .flatMap(member ->
            scalar(member.getValue())
                .map(text -> encoded(member.getKey()) + "=" + encoded(text))
                .stream())
        .collect(Collectors.joining("&"));
  }

  private static Optional<String> scalar(Json json) {
    return switch (json) {
      case Json.Str(var text) -> Optional.of(text);
      case Json.Num _, Json.Bool _ -> Optional.of(EcmaText.print(json));
      case Json.Obj _, Json.Arr _, Json.Null _ -> Optional.empty();
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
