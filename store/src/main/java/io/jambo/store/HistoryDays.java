package io.jambo.store;

import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many days of history are kept, by table (configuration.md, `history.*`).
public record HistoryDays(
    int calls, int alerts, int counts, int journals, int spans, int sip, int audit) {
  /// Where nothing is said.
  public static final HistoryDays DEFAULT = new HistoryDays(30, 30, 30, 30, 7, 7, 365);

  /// Every table that is purged, with its days.
  public Map<Noun, Integer> byNoun() {
    var days = new LinkedHashMap<Noun, Integer>();
    days.put(Nouns.CDRS, calls);
    days.put(Nouns.ALERTS, alerts);
    days.put(Nouns.SYSTEM_ALERTS, alerts);
    days.put(Nouns.CALL_COUNTS, counts);
    days.put(Nouns.SP_CALL_COUNTS, counts);
    days.put(Nouns.APP_CALL_COUNTS, counts);
    days.put(Nouns.JOURNALS, journals);
    days.put(Nouns.SPANS, spans);
    days.put(Nouns.SIP_MESSAGES, sip);
    days.put(Nouns.AUDIT_LOG, audit);
    return days;
  }
}
