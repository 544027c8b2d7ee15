package io.jambo.node;

import io.jambo.call.Alert;
import io.jambo.call.CallObserver;
import io.jambo.call.CallStatus;
import io.jambo.call.EndOfCall;
import io.jambo.call.StartOfCall;
import io.jambo.edge.Decision;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.sip.Invitation;
import io.jambo.store.HistoryDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Everybody in the node who writes down what becomes of calls, taken or refused.
final class CallClerk implements Admission.Refusing, AutoCloseable {
  private final RecordKeeper records;
  private final CallCounts counts = new CallCounts();
  private final HistoryWriter writer;
  private final CallObserver all;

  /// @param strict whether no 200 goes out before the record's begin is on the disk
  /// @param days how long history is kept
  /// @param others who listen too
  CallClerk(
      Kit kit, Holdings holdings, boolean strict, HistoryDays days, List<CallObserver> others) {
    records = new RecordKeeper(kit, holdings.journal()::put, strict);
    writer = new HistoryWriter(kit, holdings.history(), days, counts);
    var everybody = new ArrayList<CallObserver>(others);
    everybody.add(records);
    everybody.add(counts);
    everybody.add(new Alerts());
    all = new Observers(everybody);
  }

  /// Who has to hear of every call that is taken.
  CallObserver observer() {
    return all;
  }

  @Override
  public void refused(Sid callSid, Decision.Refused why, Invitation invitation) {
    var party = why.party().orElseThrow();
    counts.refused(party, why.status());
    records.refused(callSid, party, invitation.request(), invitation.flow(), why.status());
  }

  @Override
  public void alert(Alert alert, Optional<Sid> provider) {
    writer.alert(alert, provider);
    all.alert(alert);
  }

  @Override
  public void close() {
    writer.close();
  }

  /// Keeps the alerts of calls whose account is in the store: those of `--app` have no provider.
  private final class Alerts implements CallObserver {
    private final Map<Sid, Sid> providers = new ConcurrentHashMap<>();

    @Override
    public void taken(StartOfCall call) {
      call.plan().serviceProviderSid().ifPresent(sid -> providers.put(call.callSid(), sid));
    }

    @Override
    public void status(Sid callSid, CallStatus status) {}

    @Override
    public void alert(Alert alert) {
      var provider = alert.callSid().map(providers::get);
      if (provider.isPresent()) {
        writer.alert(alert, provider);
      }
    }

    @Override
    public void ended(EndOfCall record) {
      providers.remove(record.callSid());
    }
  }
}
