package io.jambo.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Who is listened to (sip.md 3 steps 4 to 6, security.md 13).
///
/// @param known the sources that are gateways: no filter and no limit is for them
/// @param ours whether a host is a realm of ours: who calls it is no stranger (sip.md 3 step 6)
/// @param everybody whether nobody else is a stranger either: the development profile
/// @param stranger what a stranger's INVITE gets
/// @param scannerTokens what betrays a scanner in User-Agent or in the user of From or To, in lower
///   case
/// @param scanner what a scanner gets
/// @param rate requests a second that each stranger may send
/// @param burst how many of them at once
/// @param ban how long a scanner's address is not heard
public record Sources(
    Predicate<InetAddress> known,
    Predicate<String> ours,
    boolean everybody,
    Verdict stranger,
    List<String> scannerTokens,
    Verdict scanner,
    int rate,
    int burst,
    Duration ban) {
  /// The scanners that call themselves by name.
  public static final List<String> SCANNERS =
      List.of(
          "sip-cli",
          "sipcli",
          "friendly-scanner",
          "sipvicious",
          "sipsak",
          "sundayddr",
          "vaxsipuseragent");

  private static final int RATE = 30;
  private static final int BURST = 60;
  private static final Duration BAN = Duration.ofMinutes(5);

  /// What becomes of somebody unwanted.
  public enum Verdict {
    /// Not a word.
    SILENT,
    /// 404 to a stranger, 603 to a scanner.
    REJECT
  }

  /// @throws IllegalArgumentException when a rate or a burst would let nobody through
  public Sources {
    if (rate < 1 || burst < 1) {
      throw new IllegalArgumentException("no requests at all: " + rate + "/s, burst " + burst);
    }
    scannerTokens = List.copyOf(scannerTokens);
  }

  /// Some without realms.
  public Sources(
      Predicate<InetAddress> known,
      boolean everybody,
      Verdict stranger,
      List<String> scannerTokens,
      Verdict scanner,
      int rate,
      int burst,
      Duration ban) {
    this(known, _ -> false, everybody, stranger, scannerTokens, scanner, rate, burst, ban);
  }

  /// The same, where who calls one of these hosts is no stranger.
  public Sources withRealms(Predicate<String> realms) {
    return new Sources(
        known, realms, everybody, stranger, scannerTokens, scanner, rate, burst, ban);
  }

  /// Nobody is a stranger; scanners are passed over.
  public static Sources everyone() {
    return new Sources(
        _ -> false, true, Verdict.SILENT, SCANNERS, Verdict.SILENT, RATE, BURST, BAN);
  }

  /// Only those may call; everybody else is passed over.
  public static Sources only(Predicate<InetAddress> known) {
    return new Sources(known, false, Verdict.SILENT, SCANNERS, Verdict.SILENT, RATE, BURST, BAN);
  }
}
