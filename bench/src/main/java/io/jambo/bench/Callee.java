package io.jambo.bench;

import java.time.Duration;

/// Who is called and measured: the server, or SIPp's responder in its place.
interface Callee extends AutoCloseable {
  /// Where it takes calls, on this machine.
  int port();

  /// The CPU it has used so far.
  Duration cpu();

  @Override
  void close();
}
