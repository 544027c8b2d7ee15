package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.rest.RestSettings.Rate;
import io.jambo.rest.RestSettings.RateKey;
import java.net.InetAddress;
import java.util.Map;

/// Whose allowance a request draws on, and what the answer says of it (rest-api.md 1.5). From
/// loopback nothing is counted.
final class Allowance {
  private final Rates rates;

  Allowance(Kit kit) {
    rates = new Rates(kit);
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
    if (which == RateClass.FREE || source.isLoopbackAddress() || now.rate().isEmpty()) {
      return;
    }
    boolean bySource = which == RateClass.SOURCE && now.rateKey() != RateKey.SYSTEM;
    var key = bySource ? address(source) : key(now.rateKey(), caller, source);
    count(key, now.rate().get(), headers);
  }

  /// Counts a request without credentials that hold.
  void drawStranger(InetAddress source, RestSettings now) {
    if (!source.isLoopbackAddress() && now.rate().isPresent()) {
      count(address(source), now.rate().get(), new java.util.HashMap<>());
    }
  }

  private void count(String key, Rate rate, Map<String, String> headers) {
    var left = rates.count(key, rate);
    headers.put("RateLimit-Limit", Integer.toString(left.most()));
    headers.put("RateLimit-Remaining", Integer.toString(Math.max(0, left.left())));
    headers.put("RateLimit-Reset", Long.toString(left.seconds()));
    if (left.exceeded()) {
      throw Refused.text(429, "Too many requests, please try again later.")
          .and("Retry-After", Long.toString(left.seconds()));
    }
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
