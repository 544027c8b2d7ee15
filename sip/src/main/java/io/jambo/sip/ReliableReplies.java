package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.RAck;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Provisional responses that the caller acknowledges with PRACK (RFC 3262 §3): one after the
/// other, each repeated until its PRACK comes. Owned by the signalling loop.
final class ReliableReplies {
  static final String OPTION = "100rel";

  /// Responses in line; who sends more than that before any PRACK loses them.
  static final int MOST_WAITING = 8;

  private final Timers timers;
  private final Timing timing;
  private final User user;
  private final Deque<Reply> waiting = new ArrayDeque<>();
  private long rseq;
  private @Nullable Sent unacknowledged;
  private Timers.@Nullable Timer next;
  private Timers.@Nullable Timer giveUp;
  private int repeats;

  /// One of them.
  record Reply(int status, String reason, Headers extra, Bytes sdp) {}

  private record Sent(Reply reply, PrintedResponse printed) {}

  /// The INVITE that they answer.
  interface User {
    /// Sends one for the first time.
    PrintedResponse send(Reply reply, long rseq);

    /// Sends it once more.
    void repeat(PrintedResponse printed);

    /// No PRACK came in 64*T1.
    void unacknowledged();
  }

  /// @param first the RSeq of the first one
  ReliableReplies(Timers timers, Timing timing, long first, User user) {
    this.timers = timers;
    this.timing = timing;
    this.rseq = first - 1;
    this.user = user;
  }

  /// Sends one, or puts it in line.
  void send(Reply reply) {
    if (unacknowledged != null) {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(reply);
      }
      return;
    }
    rseq++;
    repeats = 0;
    unacknowledged = new Sent(reply, user.send(reply, rseq));
    next = timers.in(timing.t1(), this::repeat);
    giveUp =
        timers.in(
            timing.patience(),
            () -> {
              stop();
              user.unacknowledged();
            });
  }

  /// Whether that PRACK is for the one that waits for it; it need not be repeated any more then.
  boolean acknowledged(RAck rack) {
    if (unacknowledged == null || rack.rseq() != rseq) {
      return false;
    }
    stopTimers();
    unacknowledged = null;
    return true;
  }

  /// Sends the next in line.
  void proceed() {
    var following = unacknowledged == null ? waiting.poll() : null;
    if (following != null) {
      send(following);
    }
  }

  /// Whether a 2xx has to wait: a session description is not acknowledged yet (RFC 3262 §3).
  boolean describing() {
    var sent = unacknowledged;
    return (sent != null && !sent.reply.sdp.isEmpty())
        || waiting.stream().anyMatch(reply -> !reply.sdp.isEmpty());
  }

  /// The final answer has gone out: nothing is repeated or sent any more.
  void stop() {
    stopTimers();
    unacknowledged = null;
    waiting.clear();
  }

  private void repeat() {
    var sent = unacknowledged;
    if (sent != null) {
      repeats++;
      next = timers.in(timing.doubled(repeats), this::repeat);
      user.repeat(sent.printed);
    }
  }

  private void stopTimers() {
    var repeating = next;
    if (repeating != null) {
      timers.cancel(repeating);
    }
    var ending = giveUp;
    if (ending != null) {
      timers.cancel(ending);
    }
  }
}
