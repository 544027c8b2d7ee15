package io.jambo.sip;

import java.net.InetSocketAddress;

/// What the stack sends through: Netty in production, a seeded network in the World.
///
/// Every method may be called from any thread and none ever blocks.
public interface Transport {
  /// Sends one message. A stream that is not there yet is connected first; when that or the sending
  /// fails, [Receiver#failed] is told. A datagram that is lost is lost.
  void send(Flow flow, byte[] message);

  /// The flow for requests to that address: for UDP always the same one, for TCP an open connection
  /// to there, or a new one that connects with the first message.
  Flow flowTo(Protocol protocol, InetSocketAddress remote);

  /// Whether a message sent on that flow now has a chance: UDP always, TCP until its connection has
  /// closed.
  boolean alive(Flow flow);

  /// Closes the connection of a stream on which nothing sensible can come any more, once what was
  /// sent on it before has gone out. Nothing happens for UDP.
  default void close(Flow flow) {}

  /// Who takes what a transport receives; callable from any thread, never blocks.
  interface Receiver {
    /// Whether a message from there is worth being handed over: asked before anything is spent on
    /// it, for each message. The array is only looked at.
    ///
    /// @param length how many bytes at its start are the message
    default boolean admits(
        Protocol protocol, InetSocketAddress source, byte[] message, int length) {
      return true;
    }

    /// One whole message; the array is the receiver's from now on.
    void received(Flow flow, byte[] message);

    /// A connection failed or closed: what was under way on it gets no answer.
    void failed(Flow flow, String reason);

    /// A connection has been silent for long; the receiver closes it if it needs it no more.
    default void idle(Flow flow) {}
  }
}
