package io.jambo.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/// The settings of the stack (sip.md 1).
///
/// @param t1 the round-trip estimate; 64 of them end a transaction without an answer
/// @param t2 the longest pause between repeats
/// @param t4 how long a message may linger in the network
/// @param productName what `Server` and `User-Agent` say
/// @param advertised the address that Via and Contact show on a flow; usually its local one, the
///   public one behind a NAT
/// @param sources who is listened to
/// @param longestDelay how long messages may have to wait for their turn before new calls are
///   refused (operations.md 11)
/// @param extensions what is used beyond RFC 3261
public record SipSettings(
    Duration t1,
    Duration t2,
    Duration t4,
    String productName,
    Function<Flow, InetSocketAddress> advertised,
    Sources sources,
    Duration longestDelay,
    Extensions extensions) {
  /// The defaults: 500 ms, 4 s, 5 s, `Jambo`, the local address, everybody, 50 ms.
  public static SipSettings defaults() {
    return new SipSettings(
        Duration.ofMillis(500),
        Duration.ofSeconds(4),
        Duration.ofSeconds(5),
        "Jambo",
        Flow::local,
        Sources.everyone(),
        Duration.ofMillis(50),
        Extensions.ON_REQUEST);
  }

  /// The same with other times: T1, T2, T4.
  public SipSettings withTimers(Duration first, Duration second, Duration fourth) {
    return new SipSettings(
        first, second, fourth, productName, advertised, sources, longestDelay, extensions);
  }

  /// The same with another product name.
  public SipSettings withProductName(String name) {
    return new SipSettings(t1, t2, t4, name, advertised, sources, longestDelay, extensions);
  }

  /// The same with another rule for the address that peers are told.
  public SipSettings withAdvertised(Function<Flow, InetSocketAddress> rule) {
    return new SipSettings(t1, t2, t4, productName, rule, sources, longestDelay, extensions);
  }

  /// The same for other callers.
  public SipSettings withSources(Sources others) {
    return new SipSettings(t1, t2, t4, productName, advertised, others, longestDelay, extensions);
  }

  /// The same with another bound on the delay.
  public SipSettings withLongestDelay(Duration delay) {
    return new SipSettings(t1, t2, t4, productName, advertised, sources, delay, extensions);
  }

  /// The same with other extensions.
  public SipSettings withExtensions(Extensions others) {
    return new SipSettings(t1, t2, t4, productName, advertised, sources, longestDelay, others);
  }
}
