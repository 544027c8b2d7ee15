package io.jambo.media;

import io.jambo.media.Tone.Partial;
import io.jambo.wire.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads FreeSWITCH's way to write tones down: `%(on_ms,off_ms,f1[,f2...])` groups and settings,
/// separated by semicolons (media.md 5.3).
///
/// A setting holds for the groups after it: `v=` level in dBm0, `l=` how often each group sounds,
/// `>=` and `+=` a fade of so many dB each so many milliseconds. `L=` and `loops=` repeat the
/// whole; `c=`, `d=`, `r=`, `w=` and `<=` are read and change nothing.
final class ToneText {
  private static final int LONGEST_TEXT = 2_048;
  private static final int MOST_TONES = 512;
  private static final int MOST_FREQUENCIES = 8;
  private static final double LONGEST_MILLIS = 3_600_000;
  private static final int MOST_LOOPS = 1_000_000;
  private static final double DEFAULT_DBM0 = -7;
  private static final Pattern GROUP = Pattern.compile("%\\(([0-9., ]*)\\)");
  private static final Pattern SETTING =
      Pattern.compile("(loops|[Llvcdrw<>+])\\s*=\\s*(-?[0-9]*\\.?[0-9]+)");

  private final String text;
  private final List<Tone> tones = new ArrayList<>();
  private double dbm0 = DEFAULT_DBM0;
  private double fadeMillis;
  private double fadeDecibel;
  private int steps = 1;
  private long inner = 1;
  private long outer = 1;

  ToneText(String text) {
    this.text = text;
  }

  Parsed<ToneSource> parse() {
    if (text.length() > LONGEST_TEXT) {
      return Parsed.malformed("tone text is too long", LONGEST_TEXT);
    }
    var group = GROUP.matcher(text);
    var setting = SETTING.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == ';' || next == ' ') {
        at++;
      } else if (next == '%' && group.region(at, text.length()).lookingAt()) {
        if (!addGroup(group.group(1).split(",", -1)) || tones.size() > MOST_TONES) {
          return Parsed.malformed("tone group is out of bounds", at);
        }
        at = group.end();
      } else if (setting.region(at, text.length()).lookingAt()) {
        set(setting.group(1), Double.parseDouble(setting.group(2)));
        at = setting.end();
      } else {
        return Parsed.malformed("neither tone group nor setting", at);
      }
    }
    return finished();
  }

  private Parsed<ToneSource> finished() {
    if (tones.stream().noneMatch(tone -> tone.samples() > 0)) {
      return Parsed.malformed("no tone", 0);
    }
    boolean endless = inner < 0 || outer < 0;
    return new Parsed.Ok<>(
        new ToneSource(tones, endless ? ToneSource.FOR_EVER : Math.max(1, inner * outer)));
  }

  private void set(String name, double value) {
    int count = (int) Math.clamp(value, -1, MOST_LOOPS);
    switch (name) {
      case "loops" -> outer = count;
      case "L" -> inner = count;
      case "l" -> steps = Math.clamp(count, 1, MOST_TONES);
      case "v" -> dbm0 = Math.clamp(value, -63, 0);
      case ">" -> fadeMillis = value;
      case "+" -> fadeDecibel = value;
      default -> {
        // Channels, rate and the like are ours to choose.
      }
    }
  }

  private boolean addGroup(String[] numbers) {
    if (numbers.length < 3 || numbers.length > 2 + MOST_FREQUENCIES) {
      return false;
    }
    var values = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      var number = numbers[i].strip();
      if (!number.matches("[0-9]{1,9}(\\.[0-9]{0,9})?")) {
        return false;
      }
      values[i] = Double.parseDouble(number);
    }
    if (values[0] > LONGEST_MILLIS || values[1] > LONGEST_MILLIS) {
      return false;
    }
    return addTone(values);
  }

  private boolean addTone(double[] values) {
    var partials = new ArrayList<Partial>();
    for (int i = 2; i < values.length; i++) {
      if (values[i] >= Narrowband.RATE / 2.0) {
        return false;
      }
      if (values[i] > 0) {
        partials.add(Partial.of(values[i], dbm0));
      }
    }
    double fade =
        fadeMillis <= 0 ? 1 : Math.pow(10, -fadeDecibel / 20 / (fadeMillis * Narrowband.PER_MILLI));
    for (int i = 0; i < steps; i++) {
      tones.add(new Tone(partials, samples(values[0]), Math.min(fade, 1)));
      tones.add(Tone.silence(samples(values[1])));
    }
    return true;
  }

  private static long samples(double millis) {
    return Math.round(millis * Narrowband.PER_MILLI);
  }
}
