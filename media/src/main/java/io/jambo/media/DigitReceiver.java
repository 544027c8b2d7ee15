package io.jambo.media;

import io.jambo.wire.TelephoneEvent;
import java.util.function.Consumer;

/// Makes digits of telephone-event packets (RFC 4733 §2.5.2, media.md 4): one for each event,
/// however often its packets come. Pure; owned by the media loop.
final class DigitReceiver {
  /// An event whose end was lost is over when nothing more came of it for so long.
  static final long SILENCE = 300 * Frame.MILLI;

  private final Consumer<MediaEvent> events;
  private boolean known;
  private boolean down;
  private char key;
  private int timestamp;
  private int duration;
  private long lastHeard;

  DigitReceiver(Consumer<MediaEvent> events) {
    this.events = events;
  }

  /// Takes the payload of one packet.
  ///
  /// @param packetTimestamp the 32 bits of the header: what tells events apart
  void take(int event, boolean end, int units, int packetTimestamp, long now) {
    char pressed = TelephoneEvent.key(event);
    boolean same = known && packetTimestamp == timestamp;
    boolean older = known && packetTimestamp - timestamp < 0;
    if (pressed == '\0' || older) {
      return;
    }
    if (!same) {
      release();
      press(pressed, packetTimestamp);
    }
    duration = Math.max(duration, units);
    lastHeard = now;
    if (end) {
      release();
    }
  }

  /// Lets time pass.
  void tick(long now) {
    if (down && now - lastHeard >= SILENCE) {
      release();
    }
  }

  /// Whether a key is down: its tone is not for listeners.
  boolean down() {
    return down;
  }

  /// Another stream begins, with timestamps of its own.
  void reset() {
    release();
    known = false;
  }

  private void press(char pressed, int packetTimestamp) {
    known = true;
    down = true;
    key = pressed;
    timestamp = packetTimestamp;
    duration = 0;
    events.accept(new MediaEvent.KeyDown(pressed));
  }

  private void release() {
    if (down) {
      down = false;
      events.accept(new MediaEvent.Digit(key, duration));
    }
  }
}
