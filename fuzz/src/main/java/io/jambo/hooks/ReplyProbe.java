package io.jambo.hooks;

import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.Payload;
import java.util.Arrays;
import java.util.List;

/// Fuzzes what an application answers. It stands in the package of the reader that nobody outside
/// may name.
public final class ReplyProbe {
  private static final int[] STATUSES = {200, 202, 204, 302, 401, 403, 404, 500};
  private static final int LONGEST_REASON = 256;

  private ReplyProbe() {}

  /// The first byte chooses the status and the question; the rest is the body.
  public static void reply(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var type = (input[0] & 0x40) == 0 ? "application/json" : "text/html";
    var outcome =
        new HttpOutcome.Answered(
            STATUSES[input[0] & 7],
            new Fields(List.of(new Field("Content-Type", type))),
            Payload.of(Arrays.copyOfRange(input, 1, input.length)));
    judge(ReplyReader.first(outcome));
    judge(ReplyReader.later(outcome));
    judge(ReplyReader.ignored(outcome));
  }

  /// A reason goes into a header and an alert.
  private static void judge(HookReply reply) {
    if (reply instanceof HookReply.Failed(var reason, _, _)
        && (reason.isEmpty() || reason.length() > LONGEST_REASON)) {
      throw new AssertionError("a reason of " + reason.length() + " characters");
    }
  }
}
