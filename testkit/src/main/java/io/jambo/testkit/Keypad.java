package io.jambo.testkit;

import io.jambo.wire.TelephoneEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The keys a phone presses, as telephone events (RFC 4733): a packet each 20 ms with a growing
/// duration, three end packets, and a pause before the next key.
final class Keypad {
  private static final int END_PACKETS = 3;
  private static final int VOLUME = 10;

  private final World world;
  private final Deque<Press> presses = new ArrayDeque<>();
  private final List<Long> pressedAt = new ArrayList<>();
  private long start;
  private int sent;

  Keypad(World world) {
    this.world = world;
  }

  void press(String keys, int millis, int pauseMillis) {
    for (int i = 0; i < keys.length(); i++) {
      presses.add(new Press(keys.charAt(i), millis / 20, pauseMillis / 20));
    }
  }

  /// Whether a key is down, or was and its end is not told yet.
  boolean pressed() {
    var press = presses.peek();
    if (press == null) {
      return false;
    }
    if (sent < press.frames() + END_PACKETS) {
      return true;
    }
    sent++;
    if (sent > press.frames() + END_PACKETS + press.pause()) {
      presses.remove();
      sent = 0;
    }
    return false;
  }

  boolean idle() {
    return presses.isEmpty();
  }

  /// When the first packet of each key left.
  List<Long> pressedAt() {
    return pressedAt;
  }

  byte[] next(long timestamp) {
    var press = presses.element();
    if (sent == 0) {
      start = timestamp;
      pressedAt.add(world.nanos());
    }
    sent++;
    int frames = Math.min(sent, press.frames());
    var payload = new byte[TelephoneEvent.LENGTH];
    boolean end = sent > press.frames();
    int event = TelephoneEvent.event(press.key());
    TelephoneEvent.write(payload, 0, event, end, VOLUME, frames * Audio.FRAME);
    return payload;
  }

  boolean isFirst() {
    return sent == 1;
  }

  long timestamp() {
    return start;
  }

  private record Press(char key, int frames, int pause) {}
}
