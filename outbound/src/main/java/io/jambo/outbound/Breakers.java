package io.jambo.outbound;

import io.jambo.kit.Counters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The breakers of a node, one for each account and host (security.md OUT-6): a host that has
/// failed some times in a row is left alone for a moment, then asked once to see whether it is
/// back.
///
/// An answer of any status is no failure here: whoever answers quickly costs nobody anything. While
/// a breaker is open, requests fail at once and in the way the last one did, so that retries and
/// alerts go by the same rules.
final class Breakers {
  /// Hosts in trouble that are remembered; beyond that, more of them have no breaker.
  static final int MOST_HOSTS = 10_000;

  /// A host that has not been asked for so long is forgotten.
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Counters counters;
  private final int mostFailures;
  private final Duration rest;
  private final ConcurrentHashMap<Key, Breaker> breakers = new ConcurrentHashMap<>();

  /// @param nanos the time of [io.jambo.kit.Kit#nanos()]
  /// @param mostFailures so many in a row open a breaker
  /// @param rest for how long
  Breakers(LongSupplier nanos, Counters counters, int mostFailures, Duration rest) {
    this.nanos = nanos;
    this.counters = counters;
    this.mostFailures = mostFailures;
    this.rest = rest;
  }

  /// Asks the host, unless its breaker is open, and remembers how that ended.
  ///
  /// @param failure what of an ending was no answer
  /// @param refused the ending when the host is not asked
  <T> T watch(
      String account,
      Url url,
      Supplier<T> asking,
      Function<T, Optional<HttpOutcome.Failed>> failure,
      Function<HttpOutcome.Failed, T> refused) {
    var key = new Key(account, url.authority());
    var refusal = refusal(key);
    if (refusal.isPresent()) {
      return refused.apply(refusal.get());
    }
    boolean ended = false;
    try {
      var ending = asking.get();
      failure.apply(ending).ifPresentOrElse(why -> failed(key, why), () -> breakers.remove(key));
      ended = true;
      return ending;
    } finally {
      if (!ended) {
        abandoned(key);
      }
    }
  }

  private Optional<HttpOutcome.Failed> refusal(Key key) {
    if (!breakers.containsKey(key)) {
      return Optional.empty();
    }
    var refusal = new Refusal();
    breakers.computeIfPresent(key, (_, known) -> refusal.asked(known, nanos.getAsLong()));
    if (refusal.reason != null) {
      counters.count("jambo_limit_hits_total{limit=\"breaker\"}");
    }
    return Optional.ofNullable(refusal.reason);
  }

  /// It came to nothing by no fault of the host; if it was to see whether the host is back, the
  /// next one is.
  private void abandoned(Key key) {
    breakers.computeIfPresent(
        key,
        (_, known) ->
            known instanceof Breaker.Probing(var last)
                ? new Breaker.Open(last, nanos.getAsLong())
                : known);
  }

  private void failed(Key key, HttpOutcome.Failed failure) {
    if (!failure.kind().ofHost()) {
      abandoned(key);
      return;
    }
    if (breakers.size() >= MOST_HOSTS && !breakers.containsKey(key)) {
      forget();
      if (breakers.size() >= MOST_HOSTS) {
        counters.count("jambo_limit_hits_total{limit=\"breakers\"}");
        return;
      }
    }
    breakers.compute(key, (_, known) -> afterFailure(known, failure));
  }

  /// How many are open now.
  int open() {
    return (int)
        breakers.values().stream().filter(known -> !(known instanceof Breaker.Counting)).count();
  }

  private Breaker afterFailure(@Nullable Breaker known, HttpOutcome.Failed failure) {
    int before = known instanceof Breaker.Counting(var failures, var _) ? failures : 0;
    return switch (known) {
      case Breaker.Open open -> open; // it was asked before it was left alone
      case Breaker.Probing _ -> new Breaker.Open(failure, nanos.getAsLong() + rest.toNanos());
      case null, default ->
          before + 1 < mostFailures
              ? new Breaker.Counting(before + 1, nanos.getAsLong())
              : new Breaker.Open(failure, nanos.getAsLong() + rest.toNanos());
    };
  }

  private void forget() {
    long now = nanos.getAsLong();
    breakers
        .values()
        .removeIf(known ->
            switch (known) {
              case Breaker.Counting(var _, var lastAt) -> now - lastAt > LIFE.toNanos();
              case Breaker.Open(var _, var until) -> now - until > LIFE.toNanos();
              case Breaker.Probing _ -> false;
            });
  }

  private record Key(String account, String host) {}

  /// What one request learns while the breaker takes its next state.
  private static final class Refusal {
    private HttpOutcome.@Nullable Failed reason;

    private Breaker asked(Breaker known, long now) {
      return switch (known) {
        case Breaker.Counting counting -> counting;
        case Breaker.Open(var last, var until) when now - until < 0 -> refuse(known, last);
        case Breaker.Open(var last, var _) -> new Breaker.Probing(last);
        case Breaker.Probing(var last) -> refuse(known, last);
      };
    }

    private Breaker refuse(Breaker known, HttpOutcome.Failed last) {
      reason = new HttpOutcome.Failed(last.kind(), "host keeps failing: " + last.reason());
      return known;
    }
  }
}
