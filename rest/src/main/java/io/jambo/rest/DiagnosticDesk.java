package io.jambo.rest;

import java.util.ArrayList;
import java.util.List;

/// What else is kept of a call that is over (rest-api.md 16.2): captures, traces, logs, recordings.
/// None of it is kept yet, and each says so as the API does for a call that has none.
final class DiagnosticDesk implements Desk {
  private static final Shape ANYTHING = Shape.any();

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    below(all, "/Accounts/{account_sid}/RecentCalls", Allowed.A_S_C);
    below(all, "/ServiceProviders/{service_provider_sid}/RecentCalls", Allowed.A_S);
    return List.copyOf(all);
  }

  private static void below(List<Operation> all, String calls, Allowed who) {
    var call = calls + "/{sip_callid}";
    var recording = calls + "/{call_sid}/record/{yyyy}/{mm}/{dd}/{format}";
    all.add(
        Operation.get(call)
            .says("The SIP capture of a call")
            .to(who)
            .answers(200, ANYTHING)
            .by(_ -> {
              throw Refused.bad("no SIP capture is configured");
            }));
    all.add(
        Operation.get(call + "/pcap")
            .says("The SIP capture of a call, as a file")
            .to(who)
            .answersText("application/octet-stream")
            .by(DiagnosticDesk::nothing));
    all.add(
        Operation.get(call + "/{method}/pcap")
            .says("The SIP capture of a call or a registration, as a file")
            .to(who)
            .answersText("application/octet-stream")
            .by(asked -> {
              var method = asked.path("method");
              if (!method.equalsIgnoreCase("invite") && !method.equalsIgnoreCase("register")) {
                throw Refused.bad("method: must be one of invite, register");
              }
              return nothing(asked);
            }));
    all.add(
        Operation.get(calls + "/trace/{trace_id}")
            .says("The spans of a call")
            .to(who)
            .answers(200, ANYTHING)
            .by(DiagnosticDesk::nothing));
    all.add(
        Operation.get(calls + "/{call_sid}/logs")
            .says("The log lines of a call")
            .to(who)
            .asks(Parameter.of("logGroupName", Shape.text(512), "where they lie"))
            .answers(200, Shape.many(Shape.text(Integer.MAX_VALUE), 5_000))
            .by(_ -> {
              throw Refused.bad("no log store is configured");
            }));
    all.add(
        Operation.get(recording)
            .says("The recording of a call")
            .to(who)
            .answersText("audio/mpeg")
            .also("audio/wav")
            .by(DiagnosticDesk::nothing));
    all.add(
        Operation.delete(recording)
            .says("Delete the recording of a call")
            .to(who)
            .answers(204)
            .by(DiagnosticDesk::nothing));
  }

  private static Answer nothing(Asked asked) {
    throw Refused.absent();
  }
}
