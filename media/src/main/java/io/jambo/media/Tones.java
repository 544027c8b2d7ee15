package io.jambo.media;

import io.jambo.media.Tone.Partial;
import io.jambo.wire.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The tones that the platform plays by itself, and those that applications write down (media.md
/// 5.3).
public final class Tones {
  private static final String DTMF_KEYS = "123A456B789C*0#D";
  private static final double[] DTMF_ROWS = {697, 770, 852, 941};
  private static final double[] DTMF_COLUMNS = {1_209, 1_336, 1_477, 1_633};

  /// The columns are sent 2 dB louder, since lines take more of the higher tones (ITU-T Q.23).
  private static final double DTMF_ROW_DBM0 = -9;

  private static final double DTMF_COLUMN_DBM0 = -7;
  private static final long HALF_SECOND = 500 * Narrowband.PER_MILLI;
  private static final long BETWEEN_DIGITS = 100 * Narrowband.PER_MILLI;

  private Tones() {}

  /// Parses what follows `tone_stream://`.
  public static Parsed<ToneSource> parse(String text) {
    return new ToneText(text).parse();
  }

  /// Silence of that length.
  public static ToneSource silence(Duration length) {
    return new ToneSource(List.of(Tone.silence(Narrowband.samples(length))), 1);
  }

  /// Silence without end.
  public static ToneSource endlessSilence() {
    return new ToneSource(List.of(Tone.silence(Narrowband.RATE)), ToneSource.FOR_EVER);
  }

  /// The beep before listening or recording.
  public static ToneSource beep() {
    return named("L=1;%(500,0,1500)");
  }

  /// What members of a conference or a queue hear when somebody joins.
  public static ToneSource bong() {
    return named("%(100,0,941,1477);>=2;+=.1;%(1400,0,350,440)");
  }

  /// The ringing that a caller in North America expects.
  public static ToneSource ringbackUs() {
    return named("%(2000,4000,440,480);loops=-1");
  }

  /// The ringing that a caller in Europe expects.
  public static ToneSource ringbackEu() {
    return named("%(1000,4000,425);loops=-1");
  }

  /// North American busy.
  public static ToneSource busyUs() {
    return named("%(500,500,480,620);loops=-1");
  }

  /// North American congestion.
  public static ToneSource congestionUs() {
    return named("%(250,250,480,620);loops=-1");
  }

  /// Keys as audio, for a leg without telephone-events; `w` waits half a second, `W` a whole one
  /// (verbs.md 3.8). Other characters are passed over.
  public static ToneSource digits(String keys, Duration each) {
    var tones = new ArrayList<Tone>();
    for (int i = 0; i < keys.length(); i++) {
      switch (keys.charAt(i)) {
        case 'w' -> tones.add(Tone.silence(HALF_SECOND));
        case 'W' -> tones.add(Tone.silence(2 * HALF_SECOND));
        default -> addKey(tones, keys.charAt(i), each);
      }
    }
    return new ToneSource(tones, 1);
  }

  private static void addKey(List<Tone> tones, char key, Duration each) {
    int place = DTMF_KEYS.indexOf(Character.toUpperCase(key));
    if (place >= 0) {
      var pair =
          List.of(
              Partial.of(DTMF_ROWS[place / 4], DTMF_ROW_DBM0),
              Partial.of(DTMF_COLUMNS[place % 4], DTMF_COLUMN_DBM0));
      tones.add(new Tone(pair, Narrowband.samples(each), 1));
      tones.add(Tone.silence(BETWEEN_DIGITS));
    }
  }

  private static ToneSource named(String text) {
    return parse(text).ok().orElseThrow();
  }
}
