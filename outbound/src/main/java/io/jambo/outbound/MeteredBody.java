package io.jambo.outbound;

import io.jambo.kit.Kit;
import io.jambo.kit.Permits;

/// The body of a download with its limits, holding the account's permit until it is closed. Owned
/// by the task that reads it.
final class MeteredBody implements Download.Body {
  private final Kit kit;
  private final WireBody body;
  private final Limits limits;
  private final long totalBy;
  private final Permits lane;
  private long read;
  private boolean closed;

  MeteredBody(Kit kit, WireBody body, Limits limits, long totalBy, Permits lane) {
    this.kit = kit;
    this.body = body;
    this.limits = limits;
    this.totalBy = totalBy;
    this.lane = lane;
  }

  @Override
  public int read(byte[] into) {
    int n = body.read(into, Math.min(kit.in(limits.firstByte()), totalBy));
    read += Math.max(n, 0);
    if (read > limits.bytes()) {
      throw Intake.tooLarge();
    }
    return n;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      body.close();
      lane.release();
    }
  }
}
