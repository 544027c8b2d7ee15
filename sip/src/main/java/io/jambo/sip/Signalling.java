package io.jambo.sip;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;

/// What the parts of the signalling loop share; one a stack, owned by its thread.
record Signalling(
    Orders orders,
    Transport transport,
    Timers timers,
    Tokens tokens,
    Wording wording,
    Transactions transactions,
    Dialogs dialogs,
    Extensions extensions,
    SipCounters counters) {
  static Signalling of(
      Orders orders, Kit kit, SipSettings settings, Transport transport, Counters counters) {
    var timers = new Timers();
    var tokens = new Tokens(kit);
    var wording = new Wording(settings);
    var tallies = new SipCounters(counters);
    var transactions = new Transactions(settings, transport, timers, tokens, wording, tallies);
    return new Signalling(
        orders,
        transport,
        timers,
        tokens,
        wording,
        transactions,
        new Dialogs(),
        settings.extensions(),
        tallies);
  }

  /// An answer that leaves no state behind: the request, sent again, gets it again (RFC 3261
  /// §8.2.7).
  SipResponse stateless(SipRequest request, int status) {
    return wording.response(
        request, status, ReasonPhrases.of(status), tokens.tagWithoutState(request));
  }

  /// Sends such an answer back where its request came from.
  void answer(SipRequest request, Flow flow, SipResponse response) {
    counters.responseSent(request.method(), response.status());
    transport.send(flow, response.print());
  }

  /// Whether there is no room for another call; those that are up have theirs.
  boolean full() {
    return transactions.full() || dialogs.full();
  }

  /// Closes a silent connection that no call lives on (security.md 13).
  void closeIfUnused(Flow flow) {
    if (!dialogs.use(flow) && !transactions.use(flow)) {
      transport.close(flow);
    }
  }
}
