package io.jambo.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long the body of a message claims to be (RFC 3261 §20.14, §18.3).
final class ContentLength {
  private ContentLength() {}

  /// What the fields say, `absent` when they say nothing, -1 when it is no length or they differ.
  static long of(List<Header> fields, long absent) {
    long length = absent;
    boolean found = false;
    for (var field : fields) {
      if (field.is("Content-Length")) {
        long said = number(field.value());
        if (said < 0 || (found && said != length)) {
          return -1;
        }
        length = said;
        found = true;
      }
    }
    return length;
  }

  /// One value, -1 when it is no length.
  static long number(String value) {
    return Grammar.number(value, Integer.MAX_VALUE);
  }

  /// A message that is or would be too large gets 413, one that ends too early 400 (security.md
  /// 12). Such a message reaches the parser from a stream as its head alone, see [SipFramer].
  ///
  /// @param head how many bytes come before the body
  /// @param available how many bytes are there for it
  static @Nullable Flaw flaw(long length, int head, int available) {
    if (head + Math.max(length, available) > Bounds.SIP_MESSAGE) {
      return new Flaw(413, "Message Too Large");
    }
    if (length < 0) {
      return Flaw.bad("Bad Content-Length");
    }
    return length > available ? Flaw.bad("Body Shorter Than Content-Length") : null;
  }
}
