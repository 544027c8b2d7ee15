package io.jambo.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Prints SIP messages and their parts.
final class SipPrinter {
  private static final int TYPICAL_HEAD = 768;

  private SipPrinter() {}

  static byte[] print(SipMessage message) {
    var head = new StringBuilder(TYPICAL_HEAD);
    switch (message) {
      case SipRequest(var method, var uri, var _, var _) ->
          head.append(method).append(' ').append(uri.print()).append(" SIP/2.0\r\n");
      case SipResponse(var status, var reason, var _, var _) ->
          head.append("SIP/2.0 ").append(status).append(' ').append(reason).append("\r\n");
    }
    headers(head, message);
    byte[] printed = head.toString().getBytes(StandardCharsets.UTF_8);
    if (message.body().isEmpty()) {
      return printed;
    }
    byte[] whole = Arrays.copyOf(printed, printed.length + message.body().length());
    message.body().copyTo(whole, printed.length);
    return whole;
  }

  /// Content-Length says what is true, where the old one stood or at the end.
  private static void headers(StringBuilder out, SipMessage message) {
    boolean counted = false;
    for (var header : message.headers()) {
      if (!header.is("Content-Length")) {
        out.append(header.name()).append(": ").append(header.value()).append("\r\n");
      } else if (!counted) {
        out.append(header.name()).append(": ").append(message.body().length()).append("\r\n");
        counted = true;
      }
    }
    if (!counted) {
      out.append("Content-Length: ").append(message.body().length()).append("\r\n");
    }
    out.append("\r\n");
  }

  static String print(SipUri uri) {
    var out = new StringBuilder(uri.secure() ? "sips:" : "sip:");
    Escapes.encode(out, uri.user(), Grammar.USER);
    uri.password()
        .ifPresent(password -> {
          out.append(':');
          Escapes.encode(out, password, Grammar.PASSWORD);
        });
    if (!uri.user().isEmpty()) {
      out.append('@');
    }
    host(out, uri.host());
    uri.port().ifPresent(port -> out.append(':').append(port));
    uriParameters(out, uri.parameters());
    if (!uri.headers().isEmpty()) {
      out.append('?').append(uri.headers());
    }
    return out.toString();
  }

  static String print(TelUri uri) {
    var out = new StringBuilder("tel:").append(uri.number());
    uriParameters(out, uri.parameters());
    return out.toString();
  }

  static String print(Parameters parameters) {
    var out = new StringBuilder();
    fieldParameters(out, parameters);
    return out.toString();
  }

  static String print(NameAddr address) {
    var out = new StringBuilder();
    if (!address.display().isEmpty()) {
      quote(out, address.display());
      out.append(' ');
    }
    out.append('<').append(address.uri().print()).append('>');
    fieldParameters(out, address.parameters());
    return out.toString();
  }

  static String print(Via via) {
    var out = new StringBuilder("SIP/2.0/").append(via.transport()).append(' ');
    host(out, via.host());
    via.port().ifPresent(port -> out.append(':').append(port));
    fieldParameters(out, via.parameters());
    return out.toString();
  }

  private static void host(StringBuilder out, String host) {
    if (host.indexOf(':') >= 0) {
      out.append('[').append(host).append(']');
    } else {
      out.append(host);
    }
  }

  /// As written, except what would end the URI or the parameter.
  private static void uriParameters(StringBuilder out, Parameters parameters) {
    for (var parameter : parameters.entries()) {
      Escapes.encode(out.append(';'), parameter.name(), Grammar.URI_PARAMETER);
      if (!parameter.flag()) {
        Escapes.encode(out.append('='), parameter.value(), Grammar.URI_PARAMETER);
      }
    }
  }

  private static void fieldParameters(StringBuilder out, Parameters parameters) {
    for (var parameter : parameters.entries()) {
      out.append(';').append(parameter.name());
      if (!parameter.flag()) {
        out.append('=');
        value(out, parameter.value());
      }
    }
  }

  private static void value(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Grammar.in(Grammar.UNQUOTED, value.charAt(i))) {
        quote(out, value);
        return;
      }
    }
    out.append(value.isEmpty() ? "\"\"" : value);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}
