package io.jambo.outbound;

import java.util.Optional;

/// What is asked for.
///
/// @param url absolute; user info in it becomes basic authentication, a fragment is never sent
/// @param headers all of them but `Host`, `Content-Length` and `Accept-Encoding`
/// @param account whose permits and connections are used: one slow customer must not use up all
public record HttpRequest(
    String method,
    String url,
    Fields headers,
    Optional<Payload> body,
    Limits limits,
    String account) {

  /// A GET without a body.
  public static HttpRequest get(String url, Fields headers, Limits limits, String account) {
    return new HttpRequest("GET", url, headers, Optional.empty(), limits, account);
  }

  /// A POST.
  public static HttpRequest post(
      String url, Fields headers, Payload body, Limits limits, String account) {
    return new HttpRequest("POST", url, headers, Optional.of(body), limits, account);
  }
}
