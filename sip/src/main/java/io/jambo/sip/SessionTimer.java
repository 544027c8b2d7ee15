package io.jambo.sip;

import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.SessionExpires;
import io.jambo.wire.SessionExpires.Refresher;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The session timer of one dialog (RFC 4028, sip.md 10.1): one side refreshes at half the
/// interval, and who hears no refresh hangs up. Owned by the signalling loop.
final class SessionTimer {
  /// The shortest interval that we take (Min-SE), in seconds.
  static final long SHORTEST = 90;

  static final String OPTION = "timer";

  private static final long SECOND = 1_000_000_000L;
  private static final long SOONEST_REFRESH = 10 * SECOND;
  private static final long LATEST_WARNING_SECONDS = 32;
  private static final int MOST_TRIES = 2;

  private final Timers timers;
  private final Tokens tokens;
  private final Optional<Refresher> policy;
  private final User user;
  private @Nullable Terms terms;
  private Timers.@Nullable Timer refresh;
  private Timers.@Nullable Timer expiry;
  private int tries;

  /// What was agreed.
  private record Terms(long seconds, boolean ours) {}

  /// The dialog that is kept alive.
  interface User {
    /// Sends a refresh; false when that is not possible at the moment.
    boolean refresh();

    /// Nobody refreshed in time.
    void expired();
  }

  SessionTimer(Signalling net, User user) {
    this.timers = net.timers();
    this.tokens = net.tokens();
    this.policy = net.extensions().refresher();
    this.user = user;
  }

  /// Whether a request wants shorter intervals than we take, and can be told so (RFC 4028 §9).
  static boolean tooShort(SipRequest request) {
    return Wording.lists(request, "Supported", OPTION)
        && interval(request).filter(asked -> asked.seconds() < SHORTEST).isPresent();
  }

  /// We accept a request of the peer: the timer starts anew, and our 2xx says how.
  Headers accepting(SipRequest request) {
    var asked = interval(request).filter(interval -> interval.seconds() >= SHORTEST);
    boolean peerCan =
        Wording.lists(request, "Supported", OPTION) || Wording.lists(request, "Require", OPTION);
    var who = asked.flatMap(interval -> interval.refresher().or(() -> usual(peerCan)));
    if (asked.isEmpty() || who.isEmpty()) {
      stop();
      return Headers.NONE;
    }
    boolean ours = !peerCan || who.get() == Refresher.UAS;
    start(new Terms(asked.get().seconds(), ours));
    return ours
        ? header(asked.get().seconds(), Refresher.UAS)
        : header(asked.get().seconds(), Refresher.UAC).plus("Require", OPTION);
  }

  /// What our re-INVITE or UPDATE says.
  Headers asking() {
    var agreed = terms;
    return agreed == null
        ? Headers.NONE
        : header(agreed.seconds, agreed.ours ? Refresher.UAC : Refresher.UAS);
  }

  /// The peer accepted a request of ours: its 2xx says what holds from now on.
  void accepted(SipResponse success) {
    interval(success)
        .filter(interval -> interval.seconds() > 0)
        .ifPresentOrElse(
            interval ->
                start(
                    new Terms(
                        interval.seconds(),
                        interval.refresher().orElse(Refresher.UAC) == Refresher.UAC)),
            this::stop);
  }

  /// The peer refused a request of ours and the session goes on: a refresh is tried once more.
  void refused(SipResponse refusal) {
    var agreed = terms;
    if (agreed == null || !agreed.ours || tries >= MOST_TRIES) {
      return;
    }
    if (refusal.status() == 422) {
      terms = new Terms(Math.max(agreed.seconds, shortest(refusal)), true);
    }
    refreshIn(SOONEST_REFRESH);
  }

  /// The Min-SE of a 422; ours when there is none.
  static long shortest(SipResponse refusal) {
    return refusal
        .headers()
        .first("Min-SE")
        .flatMap(value -> SessionExpires.parse(value).ok())
        .map(SessionExpires::seconds)
        .orElse(SHORTEST);
  }

  /// No timer any more.
  void stop() {
    terms = null;
    cancel();
  }

  static Headers header(long seconds, Refresher refresher) {
    return Headers.NONE.plus(
        "Session-Expires", new SessionExpires(seconds, Optional.of(refresher)).print());
  }

  /// Who refreshes when the peer leaves it to us: who did so far, else what is configured.
  private Optional<Refresher> usual(boolean peerCan) {
    var agreed = terms;
    if (agreed != null) {
      return Optional.of(agreed.ours || !peerCan ? Refresher.UAS : Refresher.UAC);
    }
    return policy;
  }

  private void start(Terms agreed) {
    cancel();
    terms = agreed;
    tries = 0;
    long whole = agreed.seconds * SECOND;
    long warning = Math.min(LATEST_WARNING_SECONDS, agreed.seconds / 3) * SECOND;
    if (agreed.ours) {
      refreshIn(Math.max(SOONEST_REFRESH, whole / 2 + tokens.aroundNanos(5 * SECOND)));
    }
    expiry = timers.in(agreed.ours ? whole : whole - warning, user::expired);
  }

  private void refreshIn(long nanos) {
    var older = refresh;
    if (older != null) {
      timers.cancel(older);
    }
    refresh = timers.in(nanos, this::refreshNow);
  }

  private void refreshNow() {
    if (user.refresh()) {
      tries++;
    } else {
      refreshIn(SOONEST_REFRESH);
    }
  }

  private void cancel() {
    var refreshing = refresh;
    if (refreshing != null) {
      timers.cancel(refreshing);
    }
    var expiring = expiry;
    if (expiring != null) {
      timers.cancel(expiring);
    }
  }

  private static Optional<SessionExpires> interval(SipMessage message) {
    return message
        .headers()
        .first("Session-Expires")
        .map(SessionExpires::parse)
        .flatMap(Parsed::ok);
  }
}
