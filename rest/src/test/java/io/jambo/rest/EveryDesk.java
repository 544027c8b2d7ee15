package io.jambo.rest;

import io.jambo.outbound.Download;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import java.util.ArrayList;
import java.util.List;

/// Every desk that there is beside the office's own, over a world in which nobody answers: for what
/// is asked of the API as a whole. A new desk is added here, and with that it is in the tenancy
/// matrix.
final class EveryDesk {
  private EveryDesk() {}

  static List<Desk> of(Office office) {
    var all = new ArrayList<Desk>();
    all.addAll(
        ConfigurationDesks.of(
            office, new Nobody(), () -> SpeechDefaults.USUAL, SpeechInside.LEAST));
    all.addAll(new Yard().desks(office, Quarters.of(office.kit(), office).history()));
    return all;
  }

  private static final class Nobody implements Outbound {
    @Override
    public HttpOutcome exchange(HttpRequest request) {
      throw new IllegalStateException("nobody is asked");
    }

    @Override
    public Download open(HttpRequest request) {
      throw new IllegalStateException("nothing is downloaded");
    }
  }
}
