package io.jambo.testkit;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.WireBody;

/// The body of a scripted answer, read in pieces that come by virtual time.
final class ScriptedBody implements WireBody {
  private final Kit kit;
  private final Reply.Ending.Answer answer;
  private final byte[] bytes;
  private final int piece;
  private long nextAt;
  private int at;

  ScriptedBody(Kit kit, Reply.Ending.Answer answer) {
    this.kit = kit;
    this.answer = answer;
    this.bytes = answer.body().bytes();
    this.piece = Math.max(1, bytes.length / answer.pieces());
    this.nextAt = kit.nanos();
  }

  @Override
  public int read(byte[] into, long deadline) {
    if (at == bytes.length) {
      return -1;
    }
    if (nextAt > kit.nanos()) {
      boolean _ = kit.await(new Gate(), Math.min(nextAt, deadline));
    }
    if (nextAt > kit.nanos()) {
      throw new BodyFailed(FailureKind.RESPONSE_TIMEOUT, "no answer in time");
    }
    if (at >= answer.whole()) {
      throw new BodyFailed(FailureKind.RESET, "connection was lost");
    }
    int endOfPiece = (at / piece + 1) * piece;
    int end = Math.min(Math.min(endOfPiece, answer.whole()), at + into.length);
    int length = Math.min(end, bytes.length) - at;
    System.arraycopy(bytes, at, into, 0, length);
    at += length;
    if (at == endOfPiece) {
      nextAt = kit.in(answer.gap());
    }
    return length;
  }

  @Override
  public void close() {
    at = bytes.length;
  }
}
