package io.jambo.node;

import io.jambo.call.CallPlan;
import io.jambo.call.CallStatus;
import io.jambo.call.CallTerms;
import io.jambo.call.EndOfCall;
import io.jambo.call.SpeechDefaults;
import io.jambo.call.StartOfCall;
import io.jambo.call.TerminationReason;
import io.jambo.hooks.Application;
import io.jambo.kit.Journal;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.verbs.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// What a call tells its observers, in tests.
final class Told {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

  private final Random random = new Random(1);
  final Sid account = Sid.random(random);
  final Sid provider = Sid.random(random);
  final Sid application = Sid.random(random);
  CallTerms.Records records = CallTerms.Records.WHOLE;

  StartOfCall call() {
    return call(Optional.of(provider));
  }

  StartOfCall call(Optional<Sid> whose) {
    var terms = new CallTerms(Optional.empty(), Optional.empty(), Optional.empty(), records);
    var hooks =
        new Application(
            Hook.at("http://app.example.test/"),
            Optional.empty(),
            Optional.empty(),
            "secret",
            account.value());
    var plan =
        new CallPlan(
            account,
            application,
            whose,
            hooks,
            new SpeechDefaults("google", "en-US", "voice", "google", "en-US"),
            Optional.of("north-trunk"),
            terms);
    return new StartOfCall(
        Sid.random(random),
        plan,
        "0".repeat(32),
        "call-id",
        "+15550100",
        "4930123",
        "",
        "203.0.113.1",
        "192.0.2.7",
        BEGIN,
        new Journal(new RealKit()));
  }

  /// It ended so; answered when that was 200.
  EndOfCall end(StartOfCall call, int status, Duration length) {
    boolean answered = status == 200;
    return new EndOfCall(
        call.callSid(),
        account,
        application,
        call.traceId(),
        call.sipCallId(),
        call.from(),
        call.to(),
        call.peerAddress(),
        BEGIN,
        answered ? Optional.of(BEGIN) : Optional.empty(),
        BEGIN.plus(length),
        length,
        answered ? CallStatus.COMPLETED : CallStatus.FAILED,
        status,
        answered ? TerminationReason.CALLER_HUNGUP : TerminationReason.FAILED,
        Optional.empty());
  }
}
