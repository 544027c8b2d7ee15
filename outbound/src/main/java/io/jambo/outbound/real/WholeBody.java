package io.jambo.outbound.real;

import io.jambo.outbound.WireBody;
import java.nio.ByteBuffer;

/// A short body that has come completely, and whose connection is free again.
final class WholeBody implements WireBody {
  private final ByteBuffer bytes;

  WholeBody(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] into, long deadline) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int count = Math.min(into.length, bytes.remaining());
    bytes.get(into, 0, count);
    return count;
  }

  @Override
  public void close() {}
}
