package io.jambo.rest;

import io.jambo.outbound.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of the API, `rest.*` and `network.trustedProxies` of configuration.md. They may
/// change while the node runs, so whoever needs one asks for it anew.
///
/// @param maxBody bytes of a request's body
/// @param rate how much a caller may ask; none when empty
/// @param quotas how much an account may make for itself; none when empty
/// @param adminCarrier carriers, gateways and numbers are not for account callers
/// @param showCarrierPasswords in clear, to callers that may change the carrier
/// @param minInboundNetmask the shortest netmask of a gateway
/// @param publicUrl base of links; from the request when empty
/// @param callUpdateStatus 204 or 202
public record RestSettings(
    int maxBody,
    Optional<Rate> rate,
    RateKey rateKey,
    Optional<Quotas> quotas,
    boolean adminCarrier,
    boolean showCarrierPasswords,
    Optional<Integer> minInboundNetmask,
    Optional<String> publicUrl,
    int callUpdateStatus,
    List<Cidr> trustedProxies) {

  /// What is not said.
  public static final RestSettings DEFAULTS =
      new RestSettings(
          1 << 20,
          Optional.of(new Rate(600, Duration.ofMinutes(5))),
          RateKey.APIKEY,
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          204,
          List.of());

  /// Keeps its own copy.
  public RestSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// So many requests in a window; from loopback they are not counted.
  public record Rate(int most, Duration window) {}

  /// Whose requests are counted together.
  public enum RateKey {
    /// Those of one key or session, else of one source.
    APIKEY,
    /// Those of one source.
    IP,
    /// All.
    SYSTEM
  }

  /// What an account may make for itself (rest-api.md 1.6).
  public record Quotas(
      int applications, int carriers, int gateways, int numbers, int credentials, int keys) {
    /// Those of the platform that we are compatible with.
    public static final Quotas USUAL = new Quotas(50, 10, 150, 200, 10, 10);
  }
}
