package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.json;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.moment;
import static io.jambo.model.Column.oneOf;
import static io.jambo.model.Column.sealed;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_ACCOUNT;
import static io.jambo.model.Owned.BY_EITHER;
import static io.jambo.model.Owned.BY_PLATFORM;
import static io.jambo.model.Owned.BY_PROVIDER;

/// What has happened (data-model.md 7). Nothing here points to what is configured.
final class HistoryNouns {
  private static final int REASONS = 8_192;

  /// `personal` is one envelope of `from`, `to`, `sip_callid`, `sip_parent_callid`, `host` and
  /// `remote_host`; the index columns find it.
  static final Noun CDRS =
      Noun.of(
              "cdrs",
              BY_EITHER,
              moment("attempted_at").must(),
              text("call_sid", 36).must(),
              text("account_sid", 36).must(),
              text("service_provider_sid", 36),
              text("application_sid", 36),
              oneOf("direction", "inbound", "outbound").must(),
              text("trunk", 64),
              flag("answered", false),
              whole("sip_status", 0, 999),
              whole("duration", 0, Integer.MAX_VALUE).orElse(0L),
              moment("answered_at"),
              moment("terminated_at"),
              text("termination_reason", 32),
              text("trace_id", 32),
              text("recording_url", 255),
              oneOf("recording_status", "uploading", "saved", "failed"),
              json("quality", 1_024),
              sealed("personal", 4_096).ofPersons().within(),
              text("from_index", 32).ofPersons().within(),
              text("to_index", 32).ofPersons().within(),
              text("sip_callid_index", 32).ofPersons().within())
          .keyed("attempted_at", "call_sid");

  static final Noun ALERTS =
      Noun.of(
          "alerts",
          BY_EITHER,
          key("alert_id"),
          moment("time").must(),
          text("account_sid", 36),
          text("service_provider_sid", 36),
          text("alert_type", 64).must(),
          text("vendor", 64),
          text("message", 1_024).must(),
          text("detail", 4_096),
          text("call_sid", 36),
          text("target_sid", 36),
          flag("acknowledged", false));

  static final Noun CALL_COUNTS = counts("call_counts", BY_ACCOUNT, "account_sid");
  static final Noun SP_CALL_COUNTS = counts("sp_call_counts", BY_PROVIDER, "service_provider_sid");
  static final Noun APP_CALL_COUNTS =
      counts(
          "app_call_counts",
          new Tenancy.Through("application_sid", "applications"),
          "application_sid");

  /// Only for accounts with `journal_retention` `sealed`.
  static final Noun JOURNALS =
      Noun.of(
          "journals",
          BY_ACCOUNT,
          text("call_sid", 36).must(),
          text("account_sid", 36).must(),
          moment("ended_at").must(),
          sealed("content", 1 << 18).must().ofPersons());

  static final Noun SYSTEM_ALERTS =
      Noun.of(
          "system_alerts",
          BY_PLATFORM,
          key("alert_id"),
          moment("time").must(),
          text("component", 64).must(),
          text("state", 64).must(),
          text("detail", 4_096),
          text("host", 255));

  /// Lengths and latencies, never text, digits, numbers or names.
  static final Noun SPANS =
      Noun.of(
              "spans",
              BY_ACCOUNT,
              text("trace_id", 32).must(),
              text("span_id", 16).must(),
              text("account_sid", 36).must(),
              text("parent", 16),
              text("name", 64).must(),
              text("kind", 16).must(),
              whole("start_nanos", 0, Long.MAX_VALUE).must(),
              whole("end_nanos", 0, Long.MAX_VALUE).must(),
              json("attributes", 8_192).must())
          .keyed("trace_id", "span_id");

  /// Only for calls that somebody asked to trace (security.md PII-10).
  static final Noun SIP_MESSAGES =
      Noun.of(
          "sip_messages",
          BY_ACCOUNT,
          key("message_sid"),
          moment("time").must(),
          text("account_sid", 36).must(),
          text("call_sid", 36).must(),
          text("sip_callid_index", 32).ofPersons().within(),
          text("method", 32).must(),
          text("proto", 8).must(),
          sealed("content", 1 << 17).must().ofPersons());

  private static Noun counts(String name, Tenancy tenancy, String owner) {
    return Noun.of(
            name,
            tenancy,
            moment("time").must(),
            text(owner, 36).must(),
            whole("calls_in_progress", 0, Integer.MAX_VALUE).orElse(0L),
            whole("attempts_in", 0, Integer.MAX_VALUE).orElse(0L),
            whole("attempts_out", 0, Integer.MAX_VALUE).orElse(0L),
            whole("answered", 0, Integer.MAX_VALUE).orElse(0L),
            whole("failed", 0, Integer.MAX_VALUE).orElse(0L),
            whole("minutes", 0, Integer.MAX_VALUE).orElse(0L),
            json("reasons", REASONS).orElse("{}"))
        .keyed("time", owner);
  }

  private HistoryNouns() {}
}
