package io.jambo.media;

import io.jambo.kit.Limit;
import io.jambo.wire.TelephoneEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Presses keys toward the peer, one after another: what each tick of the sender carries while keys
/// wait (RFC 4733 §2.5.1, media.md 4). Pure; owned by the media loop.
final class DigitSender {
  /// What a tick carries.
  enum Tick {
    /// No keys wait: audio as usual.
    IDLE,
    /// A telephone-event packet of [#key()], with [#timestamp()] and [#duration()].
    EVENT,
    /// Nothing: an event runs, its next packet is not due.
    NOTHING,
    /// The tone of [#key()], as audio.
    TONE,
    /// Silence between keys.
    SILENCE
  }

  /// One thing to do, for so many samples.
  record Step(Kind kind, char key, int samples) {
    /// What it is.
    enum Kind {
      KEY,
      PAUSE,
      DONE
    }
  }

  /// More keys and pauses than this never wait.
  static final int MOST_STEPS = 256;

  /// A key is down for at least and at most so long; longer ones would need a second segment.
  static final Duration SHORTEST = Duration.ofMillis(40);

  /// See [#SHORTEST].
  static final Duration LONGEST = Duration.ofSeconds(8);

  private static final int GAP = 100 * Narrowband.PER_MILLI;
  private static final int END_PACKETS = 3;

  private final Consumer<MediaEvent> events;
  private final Limit limit;
  private final Deque<Step> waiting = new ArrayDeque<>();
  private @Nullable Step present;
  private boolean asEvent;
  private boolean inGap;
  private int elapsed;
  private int timestamp;
  private int duration;
  private int endPackets;
  private boolean first;

  /// @param limit from which each step has been taken; given back as the steps are done
  DigitSender(Consumer<MediaEvent> events, Limit limit) {
    this.events = events;
    this.limit = limit;
  }

  /// The steps of a text of keys and pauses.
  static List<Step> steps(String digits, Duration each) {
    var down = each.compareTo(SHORTEST) < 0 ? SHORTEST : each;
    long millis = (down.compareTo(LONGEST) > 0 ? LONGEST : down).toMillis();
    var steps = new ArrayList<Step>();
    for (int i = 0; i < digits.length(); i++) {
      char sign = digits.charAt(i);
      if (sign == 'w' || sign == 'W') {
        int pause = sign == 'w' ? 500 : 1_000;
        steps.add(new Step(Step.Kind.PAUSE, sign, pause * Narrowband.PER_MILLI));
      } else if (TelephoneEvent.event(sign) >= 0) {
        steps.add(new Step(Step.Kind.KEY, sign, (int) millis * Narrowband.PER_MILLI));
      }
    }
    steps.add(new Step(Step.Kind.DONE, ' ', 0));
    return steps;
  }

  /// Takes steps, for which the limit has been taken.
  void add(List<Step> steps) {
    waiting.addAll(steps);
  }

  /// Moves on by one tick.
  ///
  /// @param now the timestamp of the tick's first sample
  /// @param asEvents whether telephone events were negotiated
  Tick tick(int samples, int now, boolean asEvents) {
    if (present == null && !next(now, asEvents)) {
      return Tick.IDLE;
    }
    int before = elapsed;
    elapsed += samples;
    if (inGap) {
      return done(elapsed >= GAP, Tick.SILENCE);
    }
    if (pausing()) {
      return done(elapsed >= length(), Tick.SILENCE);
    }
    return asEvent ? event(before) : tone();
  }

  /// The key that is down.
  char key() {
    return present == null ? '\0' : present.key();
  }

  /// The event's timestamp: that of its beginning, in all its packets.
  int timestamp() {
    return timestamp;
  }

  /// How long the key will have been down at the end of this tick's packet.
  int duration() {
    return duration;
  }

  /// Whether this tick's packet is the first of its event.
  boolean first() {
    return first;
  }

  /// Whether this tick's packet tells the end.
  boolean end() {
    return endPackets > 0;
  }

  private boolean next(int now, boolean asEvents) {
    while (!waiting.isEmpty()) {
      var step = waiting.remove();
      limit.release();
      if (step.kind() != Step.Kind.DONE) {
        present = step;
        asEvent = asEvents;
        timestamp = now;
        elapsed = 0;
        endPackets = 0;
        return true;
      }
      events.accept(new MediaEvent.DigitsSent());
    }
    return false;
  }

  /// A packet every 20 ms until the key is up, which three packets tell.
  private Tick event(int before) {
    if (before % Frame.SAMPLES != 0) {
      return Tick.NOTHING;
    }
    first = before == 0;
    duration = Math.min(length(), before + Frame.SAMPLES);
    endPackets += duration == length() ? 1 : 0;
    if (endPackets == END_PACKETS) {
      beginGap();
    }
    return Tick.EVENT;
  }

  private Tick tone() {
    if (elapsed >= length()) {
      beginGap();
    }
    return Tick.TONE;
  }

  private void beginGap() {
    inGap = true;
    elapsed = 0;
  }

  private Tick done(boolean over, Tick tick) {
    if (over) {
      present = null;
      inGap = false;
    }
    return tick;
  }

  private boolean pausing() {
    return present != null && present.kind() == Step.Kind.PAUSE;
  }

  private int length() {
    return present == null ? 0 : present.samples();
  }
}
