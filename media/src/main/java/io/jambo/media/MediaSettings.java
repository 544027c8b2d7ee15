package io.jambo.media;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// The settings of the media engine (configuration.md, `rtp.ports` and `media.*`), checked once at
/// start.
///
/// @param advertised the address that our descriptions name
/// @param firstPort the range of RTP and RTCP ports begins here
/// @param lastPort and ends here, inclusive
/// @param loops how many media loops: one per core in production, 1 in a World
/// @param codecs what we offer and accept, the best first
/// @param preferOwnOrder answer with our order, not the offer's
/// @param jitterStart the delay of the jitter buffer at the start of a stream
/// @param jitterMax its upper bound
/// @param reach where audio may go before any has come
/// @param timeout so long may nothing come from a peer that should send; zero: for ever
/// @param holdTimeout so long may nothing come while one side holds the other; zero: for ever
public record MediaSettings(
    InetAddress advertised,
    int firstPort,
    int lastPort,
    int loops,
    List<AudioCodec> codecs,
    boolean preferOwnOrder,
    Duration jitterStart,
    Duration jitterMax,
    Reach reach,
    Duration timeout,
    Duration holdTimeout) {
  /// The bounds of the jitter buffer's delay (media.md 3.2).
  public static final Duration JITTER_LEAST = Duration.ofMillis(20);

  /// The upper of these bounds.
  public static final Duration JITTER_MOST = Duration.ofMillis(200);

  /// @throws IllegalArgumentException with one sentence when a value is wrong
  public MediaSettings {
    codecs = List.copyOf(codecs);
    check(firstPort > 0 && lastPort <= 65_535, "rtp.ports lie between 1 and 65535");
    check(lastPort - firstPort >= 2, "rtp.ports needs room for at least one pair");
    check(loops > 0 && loops <= 256, "there are 1 to 256 media loops");
    check(!codecs.isEmpty(), "media.codecs names at least one codec");
    check(
        jitterStart.compareTo(JITTER_LEAST) >= 0
            && jitterStart.compareTo(jitterMax) <= 0
            && jitterMax.compareTo(JITTER_MOST) <= 0,
        "media.jitterStart and media.jitterMax lie between 20 and 200 ms, the start not above");
  }

  /// The defaults for an address and a range of ports.
  public static MediaSettings of(InetAddress advertised, int firstPort, int lastPort, Reach reach) {
    return new MediaSettings(
        advertised,
        firstPort,
        lastPort,
        1,
        List.of(AudioCodec.PCMU, AudioCodec.PCMA),
        false,
        Duration.ofMillis(60),
        JITTER_MOST,
        reach,
        Duration.ZERO,
        Duration.ZERO);
  }

  /// The same with another number of loops.
  public MediaSettings withLoops(int count) {
    return new MediaSettings(
        advertised,
        firstPort,
        lastPort,
        count,
        codecs,
        preferOwnOrder,
        jitterStart,
        jitterMax,
        reach,
        timeout,
        holdTimeout);
  }

  /// The same with other bounds of silence.
  public MediaSettings withTimeouts(Duration whileTalking, Duration whileHeld) {
    return new MediaSettings(
        advertised,
        firstPort,
        lastPort,
        loops,
        codecs,
        preferOwnOrder,
        jitterStart,
        jitterMax,
        reach,
        whileTalking,
        whileHeld);
  }

  private static void check(boolean fine, String sentence) {
    if (!fine) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
