package io.jambo.media;

import java.util.List;

/// Plays a cycle of tones and silences, once, several times or without end.
///
/// Each tone begins and ends with a short ramp, so that nothing clicks; where the next one is the
/// same, phase and level run on. A sample costs a rotation for each frequency.
public final class ToneSource implements Replayable {
  /// Cycles without end.
  public static final long FOR_EVER = 0;

  private static final int RAMP = 5 * Narrowband.PER_MILLI;

  private final List<Tone> cycle;
  private final long cycles;
  private final boolean[] continued;
  private final double[] levels = new double[Frame.SAMPLES];
  private final Oscillator oscillator;
  private long turn;
  private int index;
  private long at;
  private boolean joined;

  ToneSource(List<Tone> cycle, long cycles) {
    this.cycle = cycle.stream().filter(tone -> tone.samples() > 0).toList();
    this.cycles = cycles;
    this.oscillator =
        new Oscillator(cycle.stream().mapToInt(tone -> tone.partials().size()).max().orElse(0));
    this.continued = new boolean[this.cycle.size()];
    for (int i = 0; i < continued.length; i++) {
      continued[i] = this.cycle.get(i).continues(this.cycle.get((i + 1) % continued.length));
    }
    start();
  }

  @Override
  public void rewind() {
    turn = 0;
    index = 0;
    joined = false;
    start();
  }

  @Override
  public int read(short[] frame, int from, int to) {
    int filled = from;
    while (filled < to && index < cycle.size()) {
      var tone = cycle.get(index);
      int count = (int) Math.min(Math.min(to - filled, levels.length), tone.samples() - at);
      render(tone, frame, filled, filled + count);
      filled += count;
      at += count;
      if (at == tone.samples()) {
        advance();
      }
    }
    return filled == from ? ENDED : filled - from;
  }

  private void render(Tone tone, short[] frame, int from, int to) {
    boolean runsOn = runsOn();
    long ramp = Math.min(RAMP, tone.samples() / 2);
    oscillator.fill(levels, to - from);
    for (int i = from; i < to; i++) {
      long place = at + i - from;
      double level = levels[i - from];
      if (!joined && place < ramp) {
        level *= edge(place, ramp);
      }
      if (!runsOn && tone.samples() - place <= ramp) {
        level *= edge(tone.samples() - place - 1, ramp);
      }
      frame[i] = (short) Math.round(level);
    }
  }

  private void advance() {
    joined = runsOn();
    at = 0;
    index++;
    if (index == cycle.size() && (cycles == FOR_EVER || turn + 1 < cycles)) {
      index = 0;
      turn++;
    }
    if (!joined) {
      start();
    }
  }

  private void start() {
    at = 0;
    if (index < cycle.size()) {
      oscillator.start(cycle.get(index));
    }
  }

  /// Whether the present tone sounds on in the next one.
  private boolean runsOn() {
    boolean hasNext = index + 1 < cycle.size() || cycles == FOR_EVER || turn + 1 < cycles;
    return hasNext && continued[index];
  }

  private static double edge(long place, long ramp) {
    return (1 - Math.cos(Math.PI * (place + 0.5) / ramp)) / 2;
  }
}
