package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.store.History;
import io.jambo.store.HistoryOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many calls there were, in steps of time, and how they ended (rest-api.md 16.6). No number of
/// anybody stands in it.
final class CountDesk implements Desk {
  private static final Shape COUNT = Shape.whole(0, Long.MAX_VALUE);

  private static final Map<String, Duration> STEPS =
      Map.of(
          "minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

  private static final Shape.Thing POINT =
      Shape.thing(
          "CallCountPoint",
          Member.of("time", Shape.moment()),
          Member.of("in_progress_max", COUNT),
          Member.of("attempts_in", COUNT),
          Member.of("attempts_out", COUNT),
          Member.of("answered", COUNT),
          Member.of("failed", COUNT),
          Member.of("minutes", COUNT));

  private static final Shape.Thing REASON =
      Shape.thing(
          "CallCountReason",
          Member.of("sip_status", Shape.whole(0, 999)),
          Member.of("count", COUNT));

  private static final Parameter START = Parameter.of("start", Shape.moment(), "from").needed();
  private static final Parameter END = Parameter.of("end", Shape.moment(), "to").needed();

  private final History history;

  CountDesk(History history) {
    this.history = history;
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    two(
        all,
        "/Accounts/{account_sid}",
        asked -> new HistoryOf.Account(asked.sid("account_sid")),
        Allowed.A_S_C);
    two(
        all,
        "/ServiceProviders/{service_provider_sid}",
        asked -> new HistoryOf.Provider(asked.sid("service_provider_sid")),
        Allowed.A_S);
    two(
        all,
        "/Applications/{application_sid}",
        asked -> new HistoryOf.Application(asked.sid("application_sid")),
        Allowed.A_S_C);
    return List.copyOf(all);
  }

  private interface Whose {
    HistoryOf of(Asked asked);
  }

  private void two(List<Operation> all, String owner, Whose whose, Allowed who) {
    var counts =
        Operation.get(owner + "/CallCounts")
            .says("Counts of calls, in steps of time")
            .to(who)
            .asks(
                START,
                END,
                Parameter.of("step", Shape.oneOf("minute", "hour", "day"), "how long").needed())
            .answers(200, Shape.many(POINT, History.MOST_POINTS));
    var reasons =
        Operation.get(owner + "/CallCounts/reasons")
            .says("How calls ended, by SIP status")
            .to(who)
            .asks(START, END)
            .answers(200, Shape.many(REASON, 1_000));
    if (owner.startsWith("/Applications")) {
      counts.item("application_sid", Nouns.APPLICATIONS);
      reasons.item("application_sid", Nouns.APPLICATIONS);
    }
    all.add(counts.by(asked -> counts(asked, whose.of(asked))));
    all.add(reasons.by(asked -> reasons(asked, whose.of(asked))));
  }

  private Answer counts(Asked asked, HistoryOf whose) {
    var start = asked.queryMoment("start").orElseThrow();
    var end = asked.queryMoment("end").orElseThrow();
    var step = STEPS.getOrDefault(asked.query("step").orElse(""), Duration.ofDays(1));
    if (end.isBefore(start)) {
      throw Refused.bad("end: is before start");
    }
    // Steps begin at whole minutes, hours and days, so that the first and the last may be parts.
    if (Duration.between(start, end).dividedBy(step) + 2 > History.MOST_POINTS) {
      throw Refused.bad("step: makes more than " + History.MOST_POINTS + " points");
    }
    var points = history.counts(whose, start, end, step, asked.reach());
    return Answer.ok(
        points.stream()
            .map(point ->
                Facts.of("time", point.time())
                    .with("in_progress_max", point.inProgressMost())
                    .with("attempts_in", point.attemptsIn())
                    .with("attempts_out", point.attemptsOut())
                    .with("answered", point.answered())
                    .with("failed", point.failed())
                    .with("minutes", point.minutes()))
            .toList());
  }

  private Answer reasons(Asked asked, HistoryOf whose) {
    var start = asked.queryMoment("start").orElseThrow();
    var end = asked.queryMoment("end").orElseThrow();
    if (end.isBefore(start)) {
      throw Refused.bad("end: is before start");
    }
    return Answer.ok(
        history.reasons(whose, start, end, asked.reach()).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(reason -> Facts.of("sip_status", reason.getKey()).with("count", reason.getValue()))
            .toList());
  }
}
