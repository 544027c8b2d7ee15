package io.jambo.rest;

import io.jambo.model.Nouns;
import java.util.ArrayList;
import java.util.List;

/// What a call looks like on the wire, told and asked for (rest-api.md 8).
final class CallShapes {
  private static final int LINE = 256;
  private static final int MOST_ENTRIES = 2_000;
  private static final String[] STATUSES = {
    "trying",
    "ringing",
    "early-media",
    "in-progress",
    "completed",
    "failed",
    "busy",
    "no-answer",
    "queued"
  };

  static final Shape STATUS = Shape.oneOf(STATUSES);
  static final Shape DIRECTION = Shape.oneOf("inbound", "outbound");
  private static final Shape PHONE = new Shape.Text(0, LINE, Shape.Format.PHONE);
  private static final Shape WORDS = Shape.text(1_024);

  /// A call that lives or ended lately.
  static final Shape.Thing CALL =
      Shape.thing(
              "Call",
              Member.of("call_sid", Shape.sid()),
              Member.of("account_sid", Shape.sid()),
              Member.of("application_sid", Shape.sid()).maybe(),
              Member.of("parent_call_sid", Shape.sid()).maybe(),
              Member.of("direction", DIRECTION),
              Member.of("from", PHONE),
              Member.of("to", PHONE),
              Member.of("caller_id", PHONE).maybe(),
              Member.of("caller_name", PHONE).maybe(),
              Member.of("call_id", WORDS),
              Member.of("sbc_callid", WORDS).maybe(),
              Member.of("call_status", STATUS),
              Member.of("sip_status", Shape.whole(100, 699)),
              Member.of("sip_reason", WORDS).maybe(),
              Member.of("trace_id", WORDS).maybe(),
              Member.of("originating_sip_ip", WORDS).maybe(),
              Member.of("originating_sip_trunk_name", WORDS).maybe(),
              Member.of("call_termination_by", WORDS).maybe(),
              Member.of("fs_sip_address", WORDS).maybe(),
              Member.of("fs_public_ip", WORDS).maybe(),
              Member.of("api_base_url", WORDS).maybe(),
              Member.of("service_url", Shape.filled(1_024)),
              Member.of("duration", Shape.whole(0, Integer.MAX_VALUE)).maybe())
          .early(
              "service_url",
              "call_sid",
              "parent_call_sid",
              "account_sid",
              "application_sid",
              "caller_name",
              "call_id",
              "sip_status",
              "call_status",
              "duration",
              "originating_sip_ip",
              "originating_sip_trunk_name");

  /// How many live.
  static final Shape.Thing COUNT =
      Shape.thing(
          "CallCount",
          Member.of("inbound", Shape.whole(0, Integer.MAX_VALUE)),
          Member.of("outbound", Shape.whole(0, Integer.MAX_VALUE)));

  /// What happens in one.
  static final Shape.Thing JOURNAL =
      Shape.thing(
          "CallJournal",
          Member.of("call_sid", Shape.sid()),
          Member.of("live", Shape.truth()),
          Member.of("truncated", Shape.truth()),
          Member.of(
              "entries",
              Shape.many(
                  Shape.thing(
                      "CallJournalEntry",
                      Member.of("at", Shape.moment()),
                      Member.of(
                          "kind",
                          Shape.oneOf(
                              "status",
                              "verb",
                              "hook",
                              "dtmf",
                              "transcript",
                              "command",
                              "media",
                              "error")),
                      Member.of("verb_id", WORDS).orNull(),
                      Member.of("data", Shape.any())),
                  MOST_ENTRIES)));

  /// What is answered to whoever started one.
  static final Shape.Thing STARTED =
      Shape.thing("StartedCall", Member.of("sid", Shape.sid()), Member.of("callId", WORDS).maybe())
          .early("sid");

  /// A request that was wrong in one or more places.
  static final Shape.Thing PROBLEMS =
      Shape.thing(
          "CallProblems",
          Member.of("msg", WORDS),
          Member.of("request_id", Shape.text(64)).maybe(),
          Member.of(
                  "errors",
                  Shape.many(
                      Shape.thing(
                          "CallProblem", Member.of("msg", WORDS), Member.of("param", WORDS)),
                      101))
              .maybe());

  private static final Shape.Thing TARGET =
      Shape.thing(
          "CallTarget",
          Member.of("type", Shape.oneOf("phone", "user", "sip", "teams")),
          optional("number", Shape.text(LINE)),
          optional("name", Shape.text(LINE)),
          optional("sipUri", Shape.text(1_024)),
          optional("tenant", Shape.text(LINE)),
          optional("trunk", Shape.text(LINE)),
          optional("method", Shape.text(8)),
          optional("confirmHook", Shape.any()),
          optional("headers", Shape.any()),
          optional("auth", Shape.any()),
          optional("from", Shape.any()),
          optional("overrideTo", Shape.text(LINE)),
          optional("proxy", Shape.text(1_024)),
          optional("vmail", Shape.truth()),
          optional("voicemail", Shape.truth()));

  /// What starts a call.
  static final Shape.Thing NEW = newCall();

  private CallShapes() {}

  static Member optional(String name, Shape shape) {
    return Member.of(name, shape).maybe().orNull();
  }

  private static Shape.Thing newCall() {
    var members =
        new ArrayList<>(
            List.of(
                Member.of("from", Shape.filled(LINE)),
                Member.of("to", TARGET),
                optional("application_sid", new Shape.Reference(Nouns.APPLICATIONS)),
                optional("call_hook", Shape.any()),
                optional("call_status_hook", Shape.any()),
                optional("timeout", Shape.whole(0, 86_400)),
                optional("timeLimit", Shape.whole(0, Integer.MAX_VALUE)),
                optional("record_all_calls", Shape.flag()),
                optional("tag", Shape.any()),
                optional("headers", Shape.any()),
                optional("callerName", Shape.text(LINE)),
                optional("fromHost", Shape.text(LINE)),
                optional("answerOnBridge", Shape.truth()),
                optional("amd", Shape.any()),
                optional("sipRequestWithinDialogHook", Shape.any()),
                optional("referHook", Shape.any()),
                optional("dual_streams", Shape.truth()),
                optional("app_json", Shape.text(1 << 20)),
                optional("trunk", Shape.text(LINE))));
    for (var prefix : List.of("", "fallback_")) {
      for (var kind : List.of("synthesis_", "recognizer_")) {
        for (var part : List.of("vendor", "language", "voice", "label")) {
          if (!kind.equals("recognizer_") || !part.equals("voice")) {
            members.add(optional(prefix + "speech_" + kind + part, Shape.text(LINE)));
          }
        }
      }
    }
    return new Shape.Thing("NewCall", members, java.util.Optional.empty());
  }
}
