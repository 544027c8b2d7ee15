package io.jambo.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where a listener binds.
///
/// @param host an IP literal without brackets, or a name of this machine
/// @param port 0 for any free one
record ListenAddress(String host, int port) {
  /// Reads `ADDRESS:PORT`; an IPv6 literal stands in brackets.
  static ListenAddress parse(String key, String text) {
    int colon = text.lastIndexOf(':');
    if (colon > 0) {
      try {
        int port = Integer.parseInt(text.substring(colon + 1));
        var host = text.substring(0, colon);
        if (port >= 0 && port <= 65_535) {
          return new ListenAddress(
              host.startsWith("[") && host.endsWith("]")
                  ? host.substring(1, host.length() - 1)
                  : host,
              port);
        }
      } catch (NumberFormatException _) {
        // Said below, with what was expected.
      }
    }
    throw new BadSetting(key + ": \"" + text + "\" is not ADDRESS:PORT with a port of 0 to 65535");
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  boolean loopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new BadSetting("no address of this machine: " + host);
    }
  }
}
