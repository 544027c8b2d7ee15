package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.store.CallRecord.Attempt;
import io.jambo.store.CallRecord.Ending;
import io.jambo.store.CallRecord.Personal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Call records for tests.
public final class CallRecords {
  /// When the first of them began.
  public static final Instant START = Instant.parse("2026-11-21T17:00:00.123Z");

  private CallRecords() {}

  /// A call that has just begun.
  public static CallRecord begun(Sid account, RandomGenerator random) {
    return begun(account, "+15550100", "441234", START, random);
  }

  /// A call between these, begun at that time.
  public static CallRecord begun(
      Sid account, String from, String to, Instant at, RandomGenerator random) {
    return CallRecord.begun(
        new Attempt(
            Sid.random(random),
            account,
            Sid.random(random),
            Optional.of(Sid.random(random)),
            "inbound",
            Optional.of("acme-trunk"),
            "9a".repeat(16),
            at,
            Optional.of(
                new Personal(
                    from,
                    to,
                    "call-id-of-" + from,
                    Optional.empty(),
                    Optional.of("203.0.113.4"),
                    Optional.of("198.51.100.8")))));
  }

  /// The same, ended after 45 s.
  public static CallRecord ended(CallRecord begun) {
    var answered = begun.attempt().attemptedAt().plusSeconds(2);
    return begun.ended(
        Optional.of(answered),
        new Ending(
            200,
            Duration.ofSeconds(45),
            answered.plusSeconds(45),
            "caller hungup",
            Optional.empty(),
            Optional.empty(),
            Optional.of("{\"codec\":\"PCMU\"}")));
  }
}
