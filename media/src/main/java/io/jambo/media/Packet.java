package io.jambo.media;

import io.jambo.wire.Bounds;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A datagram in a buffer that is used again and again. Media loop only.
public final class Packet {
  /// One byte more than the longest packet we take, so that a longer one shows.
  private static final int CAPACITY = Bounds.RTP_PACKET + 1;

  private final byte[] data = new byte[CAPACITY];
  private int length;
  private @Nullable InetSocketAddress source;
  private AudioCodec codec = AudioCodec.PCMU;
  private int payloadAt;
  private int samples;
  private boolean quiet;

  /// A buffer; the loops keep theirs in a pool instead of making one for each packet.
  public Packet() {}

  /// The bytes; the first [#length()] count.
  public byte[] data() {
    return data;
  }

  /// How many bytes count.
  public int length() {
    return length;
  }

  /// Who sent it.
  ///
  /// @throws IllegalStateException when nothing has been received into it
  public InetSocketAddress source() {
    if (source == null) {
      throw new IllegalStateException("no datagram in this packet");
    }
    return source;
  }

  /// For a [Sockets.Socket]: so many bytes of [#data()] were filled by that sender.
  public void received(int length, InetSocketAddress source) {
    this.length = length;
    this.source = source;
  }

  /// Says that it carries so many samples of audio, where, and in which codec.
  void audio(AudioCodec codec, int at, int count) {
    this.codec = codec;
    this.payloadAt = at;
    this.samples = count;
    this.quiet = false;
  }

  /// Says that it carries comfort noise, its level at that place (RFC 3389).
  void noise(int at) {
    this.payloadAt = at;
    this.samples = Frame.SAMPLES;
    this.quiet = true;
  }

  /// Whether it says that the sender is silent.
  boolean quiet() {
    return quiet;
  }

  /// How loud that silence is, in decibel below overload.
  int level() {
    return data[payloadAt] & 0x7f;
  }

  /// How many samples of audio it carries.
  int samples() {
    return samples;
  }

  /// Decodes its audio into the beginning of `out`.
  void decode(short[] out) {
    codec.decode(data, payloadAt, samples, out);
  }
}
