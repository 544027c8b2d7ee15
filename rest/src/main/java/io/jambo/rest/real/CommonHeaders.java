package io.jambo.rest.real;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/// What every answer says: not to be kept, not to be guessed at, not to be framed, and readable
/// from any origin, since nobody is known by a cookie (rest-api.md 1).
final class CommonHeaders {
  private static final HttpField[] ALWAYS = {
    new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
    new PreEncodedHttpField("X-Frame-Options", "DENY"),
    new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
    new PreEncodedHttpField(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    new PreEncodedHttpField("Access-Control-Allow-Origin", "*"),
    new PreEncodedHttpField(
        "Access-Control-Expose-Headers",
        "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id"),
  };

  private static final HttpField TLS =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private CommonHeaders() {}

  static void addTo(Response response, boolean secure) {
    for (var field : ALWAYS) {
      response.getHeaders().add(field);
    }
    if (secure) {
      response.getHeaders().add(TLS);
    }
  }
}
