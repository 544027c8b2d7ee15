package io.jambo.testkit;

import io.jambo.wire.TelephoneEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything a phone has heard in one call, packet by packet.
public final class Heard {
  private final List<RtpPacket> packets = new ArrayList<>();
  private long firstSoundAt = -1;
  private long lastSoundAt = -1;

  void add(RtpPacket packet) {
    packets.add(packet);
    if (isAudio(packet) && !frame(packet).isSilent()) {
      lastSoundAt = packet.nanos();
      firstSoundAt = firstSoundAt < 0 ? packet.nanos() : firstSoundAt;
    }
  }

  /// All packets in the order they came.
  public List<RtpPacket> packets() {
    return List.copyOf(packets);
  }

  /// How many packets came.
  public int count() {
    return packets.size();
  }

  /// The packets that came after that time.
  public List<RtpPacket> since(long nanos) {
    return packets.stream().filter(packet -> packet.nanos() > nanos).toList();
  }

  /// When the first packet that was no silence came; -1 before.
  public long firstSoundAt() {
    return firstSoundAt;
  }

  /// When the last packet that was no silence came; -1 when none has.
  public long lastSoundAt() {
    return lastSoundAt;
  }

  /// The audio of the latest source, each packet where its timestamp puts it; what is missing is
  /// silence.
  public Audio audio() {
    var byTime = new TreeMap<Long, RtpPacket>();
    for (var packet : packets) {
      if (isAudio(packet) && packet.ssrc() == packets.getLast().ssrc()) {
        byTime.put(since(packet, packets.getLast()), packet);
      }
    }
    if (byTime.isEmpty()) {
      return Audio.silence(0);
    }
    long first = byTime.firstKey();
    int length = (int) (byTime.lastKey() - first) + byTime.lastEntry().getValue().payload().length;
    var samples = new short[length];
    byTime.forEach((at, packet) -> place(packet, samples, (int) (at - first)));
    return new Audio(samples);
  }

  /// The audio of the packets that came after that time.
  public Audio audioSince(long nanos) {
    var later = new Heard();
    since(nanos).forEach(later::add);
    return later.audio();
  }

  /// How many sequence numbers between the first and the last packet never came.
  public int missing() {
    var seen = new TreeSet<Integer>();
    if (packets.isEmpty()) {
      return 0;
    }
    int first = packets.getFirst().sequence();
    for (var packet : packets) {
      seen.add((short) (packet.sequence() - first) + 0);
    }
    return seen.last() - seen.first() + 1 - seen.size();
  }

  /// How often an audio packet's timestamp did not go on where the one before had ended.
  public int breaks() {
    int breaks = 0;
    for (int i = 1; i < packets.size(); i++) {
      var before = packets.get(i - 1);
      var now = packets.get(i);
      boolean pair = isAudio(before) && isAudio(now) && before.ssrc() == now.ssrc();
      if (pair && since(now, before) != before.payload().length) {
        breaks++;
      }
    }
    return breaks;
  }

  /// The keys of all telephone events, one for each event however many packets it had.
  public String digits() {
    var keys = new StringBuilder();
    long event = -1;
    for (var packet : packets) {
      if (!isAudio(packet) && packet.timestamp() != event) {
        event = packet.timestamp();
        keys.append(TelephoneEvent.key(TelephoneEvent.event(packet.payload(), 0)));
      }
    }
    return keys.toString();
  }

  private static boolean isAudio(RtpPacket packet) {
    return packet.payloadType() == 0 || packet.payloadType() == 8;
  }

  private static Audio frame(RtpPacket packet) {
    return new Audio((packet.payloadType() == 0 ? G711.PCMU : G711.PCMA).decode(packet.payload()));
  }

  /// How far one timestamp lies behind another, in samples; they wrap at 2^32.
  private static long since(RtpPacket later, RtpPacket earlier) {
    return (int) (later.timestamp() - earlier.timestamp());
  }

  private static void place(RtpPacket packet, short[] samples, int at) {
    var frame = frame(packet).samples();
    System.arraycopy(frame, 0, samples, at, Math.min(frame.length, samples.length - at));
  }
}
