package io.jambo.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events of one leg on their way to its listener; those that come before somebody listens are
/// kept. Owned by the signalling loop.
final class LegEvents {
  /// A peer that does more than this before the call even listens is not waited for.
  static final int MOST_KEPT = 64;

  private final SipCounters counters;
  private final Deque<LegEvent> kept = new ArrayDeque<>();
  private @Nullable Consumer<LegEvent> listener;
  private boolean over;

  LegEvents(SipCounters counters) {
    this.counters = counters;
  }

  /// Tells an event; nothing is told after one that ends the leg.
  void tell(LegEvent event) {
    if (over) {
      return;
    }
    over = event.over();
    var hearer = listener;
    if (hearer != null) {
      forgetWhenOver();
      hearer.accept(event);
    } else if (over || kept.size() < MOST_KEPT) {
      kept.add(event);
    } else {
      counters.dropped("unheard_event");
    }
  }

  void listen(Consumer<LegEvent> hearer) {
    if (listener != null) {
      throw new IllegalStateException("somebody listens to this leg already");
    }
    listener = hearer;
    forgetWhenOver();
    while (!kept.isEmpty()) {
      hearer.accept(kept.removeFirst());
    }
  }

  /// A leg may outlive its call by half a minute, as long as an INVITE of ours waits for repeated
  /// answers; the call, with all its audio, must not.
  private void forgetWhenOver() {
    if (over) {
      listener = _ -> {};
    }
  }
}
