package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;

/// The BYE of one dialog: ours (RFC 3261 §15.1.1), sent again with a proof when it is challenged.
/// Owned by the signalling loop.
final class OwnBye {
  private final Signalling net;
  private final Dialog dialog;
  private final Authenticator login;

  OwnBye(Signalling net, Dialog dialog, Authenticator login) {
    this.net = net;
    this.dialog = dialog;
    this.login = login;
  }

  /// Sends it.
  ///
  /// @param settled when it is answered, or will not be
  void send(Headers extra, Runnable settled) {
    send(extra, Headers.NONE, 0, settled);
  }

  private void send(Headers extra, Headers proof, int rounds, Runnable settled) {
    var plain = dialog.request("BYE", net.wording(), extra, "", Bytes.EMPTY);
    var bye = Wording.with(plain, proof);
    var _ =
        net.transactions()
            .send(
                bye,
                dialog.next(net.transport()),
                notice -> {
                  if (!(notice instanceof Effect.Notice.Responded(var response))) {
                    settled.run();
                  } else if (!response.provisional()) {
                    login
                        .answer(bye, response, rounds)
                        .ifPresentOrElse(
                            answer -> send(extra, answer, rounds + 1, settled), settled);
                  }
                });
  }
}
