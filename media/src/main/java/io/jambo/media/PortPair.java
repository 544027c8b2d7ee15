package io.jambo.media;

/// A bound RTP port and the RTCP port above it. Belongs to the media loop whose sockets they are.
record PortPair(Sockets.Socket rtp, Sockets.Socket rtcp) {
  /// The even port, which names the pair.
  int port() {
    return rtp.port();
  }

  void attach(SocketOwner forRtp, SocketOwner forRtcp) {
    rtp.attach(forRtp);
    rtcp.attach(forRtcp);
  }

  void close() {
    rtp.close();
    rtcp.close();
  }
}
