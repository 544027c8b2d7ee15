package io.jambo.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Internet addresses from their bytes.
final class Addresses {
  private Addresses() {}

  /// The address of these four or sixteen bytes.
  static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("neither 4 nor 16 bytes", impossible);
    }
  }
}
