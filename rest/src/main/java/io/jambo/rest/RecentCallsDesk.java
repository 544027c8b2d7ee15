package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.model.Owner;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordFound;
import io.jambo.store.CallRecordQuery;
import io.jambo.store.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Call records (rest-api.md 16.1): in pages, or all of a window as a table.
final class RecentCallsDesk implements Desk {
  private static final Shape NUMBER = new Shape.Text(0, 256, Shape.Format.PHONE);
  private static final Shape WORDS = Shape.text(1_024);
  private static final Shape SID = Shape.sid();

  private static final Shape.Thing RECORD =
      Shape.thing(
          "CallRecord",
          Member.of("account_sid", SID),
          Member.of("service_provider_sid", SID).orNull(),
          Member.of("application_sid", SID).orNull(),
          Member.of("call_sid", SID),
          Member.of("from", NUMBER).orNull(),
          Member.of("to", NUMBER).orNull(),
          Member.of("direction", CallShapes.DIRECTION),
          Member.of("trunk", WORDS).orNull(),
          Member.of("answered", Shape.truth()),
          Member.of("sip_callid", WORDS).orNull(),
          Member.of("sip_parent_callid", WORDS).orNull(),
          Member.of("sip_status", Shape.whole(0, 999)).orNull(),
          Member.of("duration", Shape.whole(0, Integer.MAX_VALUE)),
          Member.of("attempted_at", Shape.moment()),
          Member.of("answered_at", Shape.moment()).orNull(),
          Member.of("terminated_at", Shape.moment()).orNull(),
          Member.of("termination_reason", WORDS).orNull(),
          Member.of("host", WORDS).orNull(),
          Member.of("remote_host", WORDS).orNull(),
          Member.of("trace_id", WORDS).orNull(),
          Member.of("recording_url", WORDS).orNull(),
          Member.of("recording_status", Shape.oneOf("uploading", "saved", "failed")).orNull(),
          Member.of("quality", Shape.any()).orNull());

  private final Kit kit;
  private final History history;
  private final Clerk clerk;

  RecentCallsDesk(Kit kit, History history, Clerk clerk) {
    this.kit = kit;
    this.history = history;
    this.clerk = clerk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        list(
            "/Accounts/{account_sid}/RecentCalls",
            Allowed.A_S_C,
            asked -> new Owner.Account(asked.sid("account_sid"))),
        list(
            "/ServiceProviders/{service_provider_sid}/RecentCalls",
            Allowed.A_S,
            asked -> new Owner.Provider(asked.sid("service_provider_sid"))));
  }

  /// Finds out whose records a request is about.
  private interface Whose {
    Owner of(Asked asked);
  }

  private Operation list(String path, Allowed who, Whose whose) {
    var asks = new ArrayList<>(List.of(Series.parameters()));
    asks.add(Parameter.of("direction", CallShapes.DIRECTION, "which way"));
    asks.add(Parameter.of("trunk", Shape.text(64), "over which carrier"));
    asks.add(Parameter.of("answered", Shape.truth(), "answered ones, or the others"));
    asks.add(Parameter.of("filter", Shape.text(256), "part of from or to, or a call_sid"));
    asks.add(Parameter.of("from", Shape.text(256), "who called"));
    asks.add(Parameter.of("to", Shape.text(256), "who was called"));
    return Operation.get(path)
        .says("Call records, newest first; with Accept: text/csv all of them, as a table")
        .to(who)
        .asks(asks.toArray(Parameter[]::new))
        .answers(
            200,
            Series.envelope("RecentCalls", RECORD, Member.of("truncated", Shape.truth()).maybe()))
        .also(Csv.TYPE)
        .by(asked -> answer(asked, whose.of(asked)));
  }

  private Answer answer(Asked asked, Owner owner) {
    var series = Series.of(asked, kit);
    if (series.table()) {
      return table(asked, series, query(asked, series, owner, 1, CallRecordQuery.MOST_PAGE));
    }
    var query = query(asked, series, owner, series.page(), series.count());
    var found = history.calls(query, asked.reach());
    var rows = found.records().stream().map(record -> facts(record, asked.caller())).toList();
    var facts = series.enveloped(found.total(), rows);
    return Answer.ok(found.truncated() ? facts.with("truncated", true) : facts);
  }

  private static CallRecordQuery query(
      Asked asked, Series series, Owner owner, int page, int count) {
    var answered = Optional.ofNullable(asked.query().get("answered")).map(Boolean.TRUE::equals);
    return CallRecordQuery.of(owner, series.from(), series.before(), page, count)
        .where(new CallRecordQuery.Facts(asked.query("direction"), asked.query("trunk"), answered))
        .searching(
            new CallRecordQuery.Search(
                asked.query("filter").map(RecentCallsDesk::plus),
                asked.query("from").map(RecentCallsDesk::plus),
                asked.query("to").map(RecentCallsDesk::plus),
                Optional.empty()));
  }

  /// An unescaped `+` in a query comes as a blank.
  private static String plus(String text) {
    return text.startsWith(" ") ? "+" + text.substring(1) : text;
  }

  private Answer table(Asked asked, Series series, CallRecordQuery query) {
    series.exportable();
    AuditedRead.note(clerk, asked, "export", "cdrs", Optional.empty());
    return Csv.table(
        "calls",
        RECORD,
        taker -> {
          var _ =
              history.eachCall(
                  query,
                  asked.reach(),
                  Csv.MOST_ROWS,
                  record -> taker.accept(facts(record, asked.caller())));
        });
  }

  private static Facts facts(CallRecordFound found, Caller caller) {
    var personal = found.personal();
    var facts =
        Facts.of(found.row())
            .with("from", personal.map(CallRecord.Personal::from).orElse(null))
            .with("to", personal.map(CallRecord.Personal::to).orElse(null))
            .with("sip_callid", personal.map(CallRecord.Personal::sipCallId).orElse(null))
            .with(
                "sip_parent_callid",
                personal.flatMap(CallRecord.Personal::sipParentCallId).orElse(null))
            .with("host", personal.flatMap(CallRecord.Personal::host).orElse(null))
            .with("remote_host", personal.flatMap(CallRecord.Personal::remoteHost).orElse(null));
    if (caller.profile() == Profile.EARLY) {
      facts.with("sip_status", found.row().whole("sip_status").map(Object::toString).orElse(null));
    }
    return facts;
  }
}
