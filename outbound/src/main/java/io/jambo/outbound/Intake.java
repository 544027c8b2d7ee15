package io.jambo.outbound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Takes in the whole body of an answer, packed or not, and stops at the limits.
final class Intake {
  private static final int PIECE = 8 * 1024;
  private static final int DIGITS_OF_SHORT = 4;

  private Intake() {}

  /// @throws BodyFailed when it can't be had completely
  static Payload whole(WireReply.Head head, Limits limits, long deadline) {
    byte[] piece = new byte[pieceFor(head.headers().first("Content-Length").orElse(""))];
    var packed = collected(head.body(), piece, limits.bytes(), deadline);
    var encoding = head.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" ->
          packed.size() == 0 ? packed : inflated(packed, limits.inflatedBytes());
      default -> throw new BodyFailed(FailureKind.OTHER, "answer has an unknown content encoding");
    };
  }

  /// Most answers are short and say how short: `204`, or `200` with nothing in it.
  private static int pieceFor(String contentLength) {
    boolean told = !contentLength.isEmpty() && contentLength.length() <= DIGITS_OF_SHORT;
    for (int i = 0; i < contentLength.length() && told; i++) {
      told = contentLength.charAt(i) >= '0' && contentLength.charAt(i) <= '9';
    }
    return told ? Math.clamp(Integer.parseInt(contentLength), 1, PIECE) : PIECE;
  }

  private static Payload collected(WireBody body, byte[] piece, long most, long deadline) {
    var all = new ByteArrayOutputStream(piece.length);
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
