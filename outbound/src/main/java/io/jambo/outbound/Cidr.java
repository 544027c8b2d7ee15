package io.jambo.outbound;

import java.net.InetAddress;
import java.util.Optional;

/// A range of addresses, IPv4 or IPv6: all that share the first so many bits.
public record Cidr(InetAddress network, int bits) {
  /// @throws IllegalArgumentException when the family has fewer bits
  public Cidr {
    if (bits < 0 || bits > network.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("no such prefix length: " + bits);
    }
  }

  /// Reads `address/bits`, or an address alone as the range that holds only it.
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    var address = AddressText.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1));
    return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Cidr(address.get(), bits));
  }

  /// Whether the address lies in it; one of the other family never does.
  public boolean contains(InetAddress address) {
    byte[] a = network.getAddress();
    byte[] b = address.getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((a[bit / Byte.SIZE] ^ b[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text) {
    boolean number = !text.isEmpty() && text.length() <= 3;
    return number && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
  }
}
