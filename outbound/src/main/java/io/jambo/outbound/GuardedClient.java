package io.jambo.outbound;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Permits;
import java.util.Optional;

/// The only form of [Outbound]: guard, permits, deadlines and limits above the [HttpWire].
///
/// Its only state are the accounts' permits and breakers; each call runs on its caller's task.
/// Connections for hooks and for downloads are kept apart, so that long transfers can't hold up
/// short questions.
public final class GuardedClient implements Outbound {
  /// A download lasts as long as its call plays it, so it has a lane of its own, without a line.
  private static final int DOWNLOADS_PER_ACCOUNT = 1_000;

  private final Kit kit;
  private final Counters counters;
  private final Sender sender;
  private final Breakers breakers;
  private final Lanes exchanges;
  private final Lanes downloads;

  /// @param wire the network below
  public GuardedClient(Kit kit, HttpWire wire, TargetGuard guard, Counters counters) {
    this(kit, wire, guard, counters, OutboundBounds.DEFAULT);
  }

  /// The same with bounds of the operator's.
  public GuardedClient(
      Kit kit, HttpWire wire, TargetGuard guard, Counters counters, OutboundBounds bounds) {
    this.kit = kit;
    this.counters = counters;
    this.sender = new Sender(kit, wire, guard);
    this.breakers =
        new Breakers(kit::nanos, counters, bounds.breakerFailures(), bounds.breakerRest());
    this.exchanges = new Lanes(kit, bounds.exchanges(), bounds.inLine());
    this.downloads = new Lanes(kit, DOWNLOADS_PER_ACCOUNT, 0);
  }

  @Override
  public HttpOutcome exchange(HttpRequest request) {
    long totalBy = kit.in(request.limits().total());
    var lane = exchanges.of(request.account());
    return exchanged(lane, lane.take(totalBy), request, totalBy);
  }

  /// Its time begins when its turn has come: waiting for others takes nothing from it.
  @Override
  public HttpOutcome exchangePatiently(HttpRequest request) {
    var lane = exchanges.of(request.account());
    var outcome = lane.takePatiently(kit.in(request.limits().total()));
    return exchanged(lane, outcome, request, kit.in(request.limits().total()));
  }

  private HttpOutcome exchanged(
      Permits lane, Permits.Outcome permit, HttpRequest request, long totalBy) {
    if (permit != Permits.Outcome.TAKEN) {
      counters.count("jambo_limit_hits_total{limit=\"hook_concurrency\"}");
      return new HttpOutcome.Failed(FailureKind.OVERLOADED, "too many requests of this account");
    }
    try {
      return exchanged(request, totalBy);
    } finally {
      lane.release();
    }
  }

  @Override
  public Download open(HttpRequest request) {
    var lane = downloads.of(request.account());
    if (lane.take(kit.nanos()) != Permits.Outcome.TAKEN) {
      counters.count("jambo_limit_hits_total{limit=\"downloads\"}");
      return new Download.Failed(FailureKind.OVERLOADED, "too many downloads of this account");
    }
    boolean opened = false;
    try {
      var download = opened(request, lane);
      opened = download instanceof Download.Opened;
      return download;
    } finally {
      if (!opened) {
        lane.release();
      }
    }
  }

  /// How many requests of that account wait for their turn.
  int waiting(String account) {
    return exchanges.of(account).waiting();
  }

  /// How many hosts are left alone now because they keep failing: `jambo_hook_breaker_open`.
  public int openBreakers() {
    return breakers.open();
  }

  private HttpOutcome exchanged(HttpRequest request, long totalBy) {
    return switch (UrlParser.parse(request.url())) {
      case ParsedUrl.Bad(var reason) -> new HttpOutcome.Failed(FailureKind.BAD_URL, reason);
      case ParsedUrl.Good(var url) ->
          breakers.watch(
              request.account(),
              url,
              () -> exchanged(request, url, totalBy),
              outcome ->
                  outcome instanceof HttpOutcome.Failed failed
                      ? Optional.of(failed)
                      : Optional.empty(),
              refusal -> refusal);
    };
  }

  private HttpOutcome exchanged(HttpRequest request, Url url, long totalBy) {
    var fields = request.headers().with("Accept-Encoding", "gzip");
    var parsed = new ParsedUrl.Good(url);
    return switch (sender.send(parsed, request, fields, request.account(), totalBy)) {
      case WireReply.Failed(var kind, var reason) -> new HttpOutcome.Failed(kind, reason);
      case WireReply.Head head -> {
        try (var _ = head.body()) {
          var body = Intake.whole(head, request.limits(), totalBy);
          yield new HttpOutcome.Answered(head.status(), head.headers(), body);
        } catch (BodyFailed failed) {
          yield new HttpOutcome.Failed(failed.kind(), failed.reason());
        }
      }
    };
  }

  private Download opened(HttpRequest request, Permits lane) {
    long totalBy = kit.in(request.limits().total());
    var pool = request.account() + " downloads";
    return switch (new Redirects(sender, breakers).follow(request, pool, totalBy)) {
      case WireReply.Failed(var kind, var reason) -> new Download.Failed(kind, reason);
      case WireReply.Head head when tooLong(head, request.limits()) -> {
        head.body().close();
        yield new Download.Failed(FailureKind.TOO_LARGE, "file is too large");
      }
      case WireReply.Head(var status, var headers, var body) ->
          new Download.Opened(
              status,
              headers,
              new MeteredBody(kit, body, bounded(headers, request.limits()), totalBy, lane));
    };
  }

  /// A body that does not say how long it is may be a radio station.
  private static Limits bounded(Fields headers, Limits limits) {
    return headers.first("Content-Length").isPresent() ? limits : limits.endless();
  }

  private static boolean tooLong(WireReply.Head head, Limits limits) {
    var length = head.headers().first("Content-Length").orElse("");
    boolean number =
        !length.isEmpty() && length.length() <= 18 && length.chars().allMatch(Character::isDigit);
    return number ? Long.parseLong(length) > limits.bytes() : length.length() > 18;
  }
}
