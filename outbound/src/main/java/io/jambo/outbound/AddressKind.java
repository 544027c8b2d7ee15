package io.jambo.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What sort of place an address is, by the special-purpose registries of RFC 6890 and the well
/// known metadata services.
///
/// An IPv6 address that only wraps an IPv4 one (mapped, compatible, NAT64, 6to4, ISATAP) is what it
/// wraps.
public enum AddressKind {
  /// An ordinary address of the internet.
  GLOBAL,
  /// This machine.
  LOOPBACK,
  /// A private network: RFC 1918 and RFC 4193.
  PRIVATE,
  /// Nothing that an application could be at: link-local, shared, multicast, unspecified,
  /// documentation, reserved, cloud metadata.
  SPECIAL;

  private static final List<Cidr> LOOPBACKS = ranges("127.0.0.0/8", "::1/128");

  private static final List<Cidr> PRIVATES =
      ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

  private static final List<Cidr> SPECIALS =
      ranges(
          "0.0.0.0/8",
          "100.64.0.0/10", // shared by carriers' NAT; one cloud's metadata is in it
          "168.63.129.16/32", // a cloud's host agent, on a public address
          "169.254.0.0/16", // link-local, with most clouds' metadata
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "fd00:ec2::/32", // a cloud's metadata inside the private range
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32",
          "3fff::/20");

  /// All that IANA has given out for ordinary use; what lies outside is refused without a list.
  private static final Cidr GLOBAL_UNICAST = ranges("2000::/3").getFirst();

  private static final Cidr SIX_TO_FOUR = ranges("2002::/16").getFirst();
  private static final Cidr NAT64 = ranges("64:ff9b::/96").getFirst();
  private static final Cidr COMPATIBLE = ranges("::/96").getFirst();
  private static final Cidr TRANSLATED = ranges("::ffff:0:0:0/96").getFirst();

  /// The kind of that address.
  public static AddressKind of(InetAddress address) {
    if (in(LOOPBACKS, address)) {
      return LOOPBACK;
    }
    var wrapped =
        address instanceof Inet6Address six ? wrapped(six) : Optional.<InetAddress>empty();
    if (wrapped.isPresent()) {
      return of(wrapped.get());
    }
    if (in(SPECIALS, address)) {
      return SPECIAL;
    }
    if (in(PRIVATES, address)) {
      return PRIVATE;
    }
    return address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address) ? SPECIAL : GLOBAL;
  }

  private static Optional<InetAddress> wrapped(Inet6Address address) {
    byte[] bytes = address.getAddress();
    if (SIX_TO_FOUR.contains(address)) {
      return ipv4(bytes, 2);
    }
    // ISATAP, RFC 5214 §6.1: the interface identifier says so, whatever the network is.
    boolean isatap =
        (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    boolean last = isatap || in(List.of(NAT64, COMPATIBLE, TRANSLATED), address);
    return last ? ipv4(bytes, 12) : Optional.empty();
  }

  private static Optional<InetAddress> ipv4(byte[] bytes, int from) {
    try {
      return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean in(List<Cidr> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<Cidr> ranges(String... texts) {
    return Arrays.stream(texts).map(text -> Cidr.parse(text).orElseThrow()).toList();
  }
}
