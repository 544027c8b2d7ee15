package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecord.Ending;
import io.jambo.store.CallRecord.Personal;
import io.jambo.store.CallRecordCodec;
import io.jambo.store.VaultTerm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call record as a row of `cdrs`. What tells of a person goes into the one sealed column and, as
/// keyed hashes, into the index columns; nowhere else.
final class CallRecordRow {
  private static final int MOST_TRUNK = 64;

  /// Characters of each personal part: far more than any number or Call-ID of good faith has.
  private static final int MOST_PART = 500;

  /// What the column takes of all of them together, as JSON.
  private static final int MOST_TEXT = 4_096;

  /// Characters of each where they are such that JSON writes six for one.
  private static final int FEW = MOST_TEXT / 6 / 8;

  private CallRecordRow() {}

  /// Computes the value under which something is found.
  interface Index {
    String value(Instant at, VaultTerm term);
  }

  static Row of(CallRecord record, Index index) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    var attempt = record.attempt();
    values.put("attempted_at", attempt.attemptedAt());
    values.put("call_sid", attempt.callSid().value());
    values.put("account_sid", attempt.accountSid().value());
    values.put("service_provider_sid", attempt.providerSid().value());
    values.put("application_sid", attempt.applicationSid().map(Sid::value).orElse(null));
    values.put("direction", attempt.direction());
    values.put("trunk", attempt.trunk().map(text -> cut(text, MOST_TRUNK)).orElse(null));
    values.put("trace_id", attempt.traceId());
    values.put("answered", record.answeredAt().isPresent());
    values.put("answered_at", record.answeredAt().orElse(null));
    record.ending().ifPresent(ending -> put(values, ending));
    attempt.personal().ifPresent(personal -> put(values, personal, attempt.attemptedAt(), index));
    return Row.read(Nouns.CDRS, values);
  }

  private static void put(Map<String, @Nullable Object> values, Ending ending) {
    values.put("sip_status", (long) ending.sipStatus());
    values.put("duration", ending.duration().toSeconds());
    values.put("terminated_at", ending.terminatedAt());
    values.put("termination_reason", ending.reason());
    values.put("recording_url", ending.recordingUrl().orElse(null));
    values.put("recording_status", ending.recordingStatus().orElse(null));
    values.put("quality", ending.quality().orElse(null));
  }

  private static void put(
      Map<String, @Nullable Object> values, Personal personal, Instant at, Index index) {
    var bounded = cut(personal, MOST_PART);
    var text = CallRecordCodec.text(bounded);
    if (text.length() > MOST_TEXT) {
      bounded = cut(personal, FEW);
      text = CallRecordCodec.text(bounded);
    }
    values.put("personal", Secret.of(text));
    values.put("from_index", index.value(at, VaultTerm.party(bounded.from())));
    values.put("to_index", index.value(at, VaultTerm.party(bounded.to())));
    values.put("sip_callid_index", index.value(at, VaultTerm.callId(bounded.sipCallId())));
  }

  private static Personal cut(Personal personal, int most) {
    return new Personal(
        cut(personal.from(), most),
        cut(personal.to(), most),
        cut(personal.sipCallId(), most),
        cut(personal.sipParentCallId(), most),
        cut(personal.host(), most),
        cut(personal.remoteHost(), most));
  }

  private static Optional<String> cut(Optional<String> text, int most) {
    return text.map(whole -> cut(whole, most));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
