package io.jambo.interop;

import com.sun.net.httpserver.HttpExchange;
import io.jambo.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One request that the application was sent.
///
/// @param signature the header `Jambonz-Signature`, as it came
record Asked(String path, Optional<String> signature, String text) {
  /// Older or younger signatures are refused.
  private static final long TOLERANCE_SECONDS = 300;

  static Asked of(HttpExchange exchange) throws IOException {
    return new Asked(
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Jambonz-Signature")),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  Json.Obj body() {
    return WebApp.object(text);
  }

  /// A member that must be a text.
  String text(String name) {
    return body().text(name).orElseThrow(() -> new AssertionError(name + " in " + text));
  }

  /// Status word and SIP status, such as `completed 200`.
  String status() {
    return text("call_status") + " " + body().number("sip_status").orElseThrow();
  }

  /// Short, for the messages of failing tests.
  @Override
  public String toString() {
    return path + " " + (text.isEmpty() ? "" : status());
  }

  /// Whether the secret's owner signed these very bytes a short while ago (app-protocol.md 2.3).
  boolean signed(String secret, long nowSeconds) {
    var parts = signature.orElse("").split(",", -1);
    if (parts.length != 2 || !parts[0].startsWith("t=") || !parts[1].startsWith("v1=")) {
      return false;
    }
    var time = parts[0].substring("t=".length());
    return parts[1].substring("v1=".length()).equals(hmac(secret, time + "." + text))
        && Math.abs(nowSeconds - Long.parseLong(time)) <= TOLERANCE_SECONDS;
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
