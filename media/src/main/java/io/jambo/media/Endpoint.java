package io.jambo.media;

import io.jambo.wire.SessionDescription;
import java.net.InetAddress;
import java.time.Duration;

/// The media side of one call leg: a pair of ports, what was agreed with the peer, what is played
/// to it and who listens to it.
///
/// Owned by the call's task, which alone calls it. What concerns audio is posted to the media loop
/// through a bounded queue; what comes of it returns as [MediaEvent]s.
public interface Endpoint extends AutoCloseable {
  /// Takes an offer of the peer, first or later (hold, resume, another address or codec), and makes
  /// the answer (media.md 1.2, sip.md 8.3).
  ///
  /// @param signalling where the offer came from: one of the places the audio may come from
  Negotiation answer(SessionDescription offer, InetAddress signalling);

  /// Our own offer: the first one, or the session as it stands for a late offer.
  SessionDescription offer();

  /// Takes the peer's answer to our latest offer.
  ///
  /// @param signalling where the answer came from
  Negotiation accept(SessionDescription answer, InetAddress signalling);

  /// Plays a source to the peer, from the next frame on. It is the one foreground playback: one
  /// that still runs is stopped and its end told.
  Playback play(Source source);

  /// Presses keys toward the peer: RFC 4733 events, or audio tones where none were negotiated.
  /// `0-9*#A-D` are keys, `w` waits 500 ms, `W` one second; other characters are passed over.
  /// [MediaEvent.DigitsSent] tells the end.
  ///
  /// @param each how long each key is down
  /// @return false when more keys wait than the endpoint takes; then none of these is sent
  boolean sendDigits(String digits, Duration each);

  /// Hands what the peer says to a sink from now on, in place of an earlier one.
  void sink(Sink sink);

  /// Hands what the peer says to nobody.
  void clearSink();

  /// What was sent and received so far.
  MediaStats stats();

  /// Whether the peer holds us: it takes no audio.
  boolean held();

  /// Ends all audio and gives the ports back, which then rest. Idempotent; no event comes after.
  @Override
  void close();
}
