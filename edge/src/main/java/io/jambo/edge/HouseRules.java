package io.jambo.edge;

import io.jambo.call.CallPlan;
import io.jambo.call.SpeechDefaults;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;

/// What the node settles for all tenants.
///
/// @param speech who speaks and listens where nobody has chosen
/// @param app the application of `--app`: takes what nothing else routes
/// @param everybody whether it takes it from whoever calls: the development profile
/// @param proxies who is believed when it says whom it speaks for
/// @param knownSources whose calls it takes else, besides those of gateways
public record HouseRules(
    SpeechDefaults speech,
    Optional<CallPlan> app,
    boolean everybody,
    Predicate<InetAddress> knownSources,
    Predicate<InetAddress> proxies) {
  /// Some that trust nobody.
  public HouseRules(
      SpeechDefaults speech,
      Optional<CallPlan> app,
      boolean everybody,
      Predicate<InetAddress> knownSources) {
    this(speech, app, everybody, knownSources, _ -> false);
  }
}
