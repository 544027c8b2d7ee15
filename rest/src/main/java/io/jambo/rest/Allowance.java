package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.rest.RestSettings.Rate;
import io.jambo.rest.RestSettings.RateKey;
import java.net.InetAddress;
import java.util.Map;

/// Whose allowance a request draws on, and what the answer says of it (rest-api.md 1.5). From
/// loopback nothing is counted but what tenants are limited to.
final class Allowance {
  private final Rates rates;
  private final TenantRates tenants;

  /// @param tenants what accounts and service providers are limited to
  Allowance(Kit kit, TenantRates tenants) {
    rates = new Rates(kit);
    this.tenants = tenants;
  }

  /// Counts a request.
  ///
  /// @param headers get the `RateLimit-…` of the answer
  /// @throws Refused with 429 when the allowance is used up
  void draw(
      RateClass which,
      Caller caller,
      InetAddress source,
      RestSettings now,
      Map<String, String> headers) {
    if (which == RateClass.FREE) {
      return;
    }
    if (!source.isLoopbackAddress() && now.rate().isPresent()) {
      boolean bySource = which == RateClass.SOURCE && now.rateKey() != RateKey.SYSTEM;
      var key = bySource ? address(source) : key(now.rateKey(), caller, source);
      count(key, now.rate().get(), headers);
    }
    tenants.draw(caller, headers);
  }

  /// Counts a request without credentials that hold.
  void drawStranger(InetAddress source, RestSettings now) {
    if (!source.isLoopbackAddress() && now.rate().isPresent()) {
      count(address(source), now.rate().get(), new java.util.HashMap<>());
    }
  }

  private void count(String key, Rate rate, Map<String, String> headers) {
    var left = rates.count(key, rate);
    left.tell(headers);
    left.check("Too many requests, please try again later.");
  }

  private static String key(RateKey key, Caller caller, InetAddress source) {
    return switch (key) {
      case SYSTEM -> "system";
      case IP -> address(source);
      case APIKEY -> caller.actor().map(sid -> "caller " + sid).orElseGet(() -> address(source));
    };
  }

  private static String address(InetAddress source) {
    return "source " + source.getHostAddress();
  }
}
