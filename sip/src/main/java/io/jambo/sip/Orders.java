package io.jambo.sip;

/// What users of the stack want done, on its way from their threads to the signalling loop.
interface Orders {
  /// To be run on the loop, in the order posted.
  void post(Runnable order);
}
