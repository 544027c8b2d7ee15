package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.kit.Sid;
import io.jambo.store.CallRecord.Attempt;
import io.jambo.store.CallRecord.Ending;
import io.jambo.store.CallRecord.Personal;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Call records as JSON, for the journal and for the sealed column. Times are epoch milliseconds,
/// lengths milliseconds. A newer node reads what an older one has written.
public final class CallRecordCodec {
  private CallRecordCodec() {}

  /// A record as bytes.
  public static byte[] bytes(CallRecord record) {
    var all = new LinkedHashMap<String, Json>();
    var attempt = record.attempt();
    put(all, "call", attempt.callSid().value());
    put(all, "account", attempt.accountSid().value());
    put(all, "provider", attempt.providerSid().value());
    put(all, "application", attempt.applicationSid().map(Sid::value));
    put(all, "direction", attempt.direction());
    put(all, "trunk", attempt.trunk());
    put(all, "trace", attempt.traceId());
    put(all, "attempted", attempt.attemptedAt().toEpochMilli());
    attempt.personal().ifPresent(personal -> all.put("personal", json(personal)));
    record.answeredAt().ifPresent(at -> put(all, "answered", at.toEpochMilli()));
    record.ending().ifPresent(ending -> putEnding(all, ending));
    return new Json.Obj(all).print().getBytes(UTF_8);
  }

  /// Reads it back; empty when these bytes are no record.
  public static Optional<CallRecord> read(byte[] bytes) {
    try {
      return Json.parse(bytes) instanceof Parsed.Ok(Json.Obj all)
          ? Optional.of(record(all))
          : Optional.empty();
    } catch (IllegalArgumentException | NoSuchElementException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// The personal part as text, to be sealed.
  public static String text(Personal personal) {
    return json(personal).print();
  }

  /// Reads the personal part back.
  ///
  /// @throws VaultFault when the text is none
  public static Personal personal(String text) {
    if (Json.parse(text) instanceof Parsed.Ok(Json.Obj all)) {
      return personal(all);
    }
    throw new VaultFault("what was sealed as a call's personal part is none");
  }

  private static Json.Obj json(Personal personal) {
    var all = new LinkedHashMap<String, Json>();
    put(all, "from", personal.from());
    put(all, "to", personal.to());
    put(all, "sip_callid", personal.sipCallId());
    put(all, "sip_parent_callid", personal.sipParentCallId());
    put(all, "host", personal.host());
    put(all, "remote_host", personal.remoteHost());
    return new Json.Obj(all);
  }

  private static Personal personal(Json.Obj all) {
    return new Personal(
        all.text("from").orElse(""),
        all.text("to").orElse(""),
        all.text("sip_callid").orElse(""),
        all.text("sip_parent_callid"),
        all.text("host"),
        all.text("remote_host"));
  }

  private static void putEnding(Map<String, Json> all, Ending ending) {
    put(all, "status", ending.sipStatus());
    put(all, "duration", ending.duration().toMillis());
    put(all, "terminated", ending.terminatedAt().toEpochMilli());
    put(all, "reason", ending.reason());
    put(all, "recording_url", ending.recordingUrl());
    put(all, "recording_status", ending.recordingStatus());
    put(all, "quality", ending.quality());
  }

  private static CallRecord record(Json.Obj all) {
    var attempt =
        new Attempt(
            sid(all, "call"),
            sid(all, "account"),
            sid(all, "provider"),
            all.text("application").map(Sid::new),
            all.text("direction").orElseThrow(),
            all.text("trunk"),
            all.text("trace").orElseThrow(),
            moment(all, "attempted").orElseThrow(),
            all.object("personal").map(CallRecordCodec::personal));
    var ending = all.text("reason").map(reason -> ending(all, reason));
    return new CallRecord(attempt, moment(all, "answered"), ending);
  }

  private static Ending ending(Json.Obj all, String reason) {
    return new Ending(
        Math.toIntExact(whole(all, "status").orElseThrow()),
        Duration.ofMillis(whole(all, "duration").orElseThrow()),
        moment(all, "terminated").orElseThrow(),
        reason,
        all.text("recording_url"),
        all.text("recording_status"),
        all.text("quality"));
  }

  private static Sid sid(Json.Obj all, String name) {
    return new Sid(all.text(name).orElseThrow());
  }

  private static Optional<Instant> moment(Json.Obj all, String name) {
    return whole(all, name).map(Instant::ofEpochMilli);
  }

  private static Optional<Long> whole(Json.Obj all, String name) {
    return all.number(name).map(BigDecimal::longValueExact);
  }

  private static void put(Map<String, Json> all, String name, String value) {
    all.put(name, Json.of(value));
  }

  private static void put(Map<String, Json> all, String name, long value) {
    all.put(name, Json.of(value));
  }

  private static void put(Map<String, Json> all, String name, Optional<String> value) {
    value.ifPresent(text -> put(all, name, text));
  }
}
