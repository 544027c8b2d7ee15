package io.jambo.rest;

import java.io.OutputStream;
import java.util.Map;

/// Where an answer is written to. Exactly one of its two methods is called, once.
public interface Reply {
  /// A whole answer.
  ///
  /// @param length how much of the body counts
  void whole(int status, Map<String, String> headers, byte[] body, int length);

  /// An answer that is written as it comes; closing the stream ends it. A stream that is not closed
  /// breaks the connection, so that nobody takes a part for the whole.
  OutputStream streamed(int status, Map<String, String> headers);
}
