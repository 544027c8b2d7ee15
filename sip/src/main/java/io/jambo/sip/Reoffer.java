package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;

/// How a new offer is answered, once, from any thread. Unanswered for a bound of ten seconds it
/// gets 500 and the session stays as it was.
public interface Reoffer {
  /// 200 with our session description.
  void answer(Headers extra, Bytes sdp);

  /// A final refusal: the session stays as it was.
  void refuse(int status, String reason);
}
