package io.jambo.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What both sides have agreed on, as the media loop needs it. Made by [OfferAnswer] on the call's
/// task, handed over whole.
///
/// @param sending the codec and payload type we send
/// @param sendingEvents the peer's payload type for telephone events
/// @param receiving the codecs and payload types we take
/// @param receivingEvents our payload types for telephone events
/// @param direction ours
/// @param ptimeMillis how much audio the peer wants in a packet
/// @param remote where the peer receives; empty when it names no usable address
/// @param reachable whether we may send there before anything came from there
/// @param signalling where its description came from
/// @param mux whether RTCP goes on the RTP port, which the peer must have asked for
record Agreement(
    Format sending,
    OptionalInt sendingEvents,
    List<Format> receiving,
    List<Integer> receivingEvents,
    Direction direction,
    int ptimeMillis,
    Optional<InetSocketAddress> remote,
    boolean reachable,
    InetAddress signalling,
    boolean mux) {
  Agreement {
    receiving = List.copyOf(receiving);
    receivingEvents = List.copyOf(receivingEvents);
  }

  /// The same with no audio in either direction.
  Agreement atRest() {
    return new Agreement(
        sending,
        sendingEvents,
        receiving,
        receivingEvents,
        Direction.INACTIVE,
        ptimeMillis,
        remote,
        reachable,
        signalling,
        mux);
  }

  /// A codec under its payload type.
  record Format(AudioCodec codec, int payloadType) {}
}
