package io.jambo.outbound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Takes in the whole body of an answer, packed or not, and stops at the limits.
final class Intake {
  private static final int PIECE = 8 * 1024;

  private Intake() {}

  /// @throws BodyFailed when it can't be had completely
  static Payload whole(WireReply.Head head, Limits limits, long deadline) {
    var packed = collected(head.body(), limits.bytes(), deadline);
    var encoding = head.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" ->
          packed.size() == 0 ? packed : inflated(packed, limits.inflatedBytes());
      default -> throw new BodyFailed(FailureKind.OTHER, "answer has an unknown content encoding");
    };
  }

  private static Payload collected(WireBody body, long most, long deadline) {
    var all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int n = body.read(piece, deadline); n >= 0; n = body.read(piece, deadline)) {
      all.write(piece, 0, n);
      if (all.size() > most) {
        throw tooLarge();
      }
    }
    return Payload.of(all.toByteArray());
  }

  /// A few bytes can unpack to gigabytes, so the bound is kept while unpacking.
  private static Payload inflated(Payload packed, long most) {
    var all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
      for (int n = gzip.read(piece); n >= 0; n = gzip.read(piece)) {
        all.write(piece, 0, n);
        if (all.size() > most) {
          throw tooLarge();
        }
      }
    } catch (IOException _) {
      throw new BodyFailed(FailureKind.OTHER, "answer is no valid gzip");
    }
    return Payload.of(all.toByteArray());
  }

  static BodyFailed tooLarge() {
    return new BodyFailed(FailureKind.TOO_LARGE, "answer is too large");
  }
}
