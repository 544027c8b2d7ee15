package io.jambo.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as a client sends it, without a door in between.
record Sent(String method, String target, Map<String, String> headers, String text, String from)
    implements Arrival {

  static Sent get(String target) {
    return new Sent("GET", target, Map.of(), "", "127.0.0.1");
  }

  static Sent of(String method, String target) {
    return new Sent(method, target, Map.of(), "", "127.0.0.1");
  }

  static Sent post(String target, String json) {
    return of("POST", target).with("Content-Type", "application/json").saying(json);
  }

  static Sent put(String target, String json) {
    return of("PUT", target).with("Content-Type", "application/json").saying(json);
  }

  Sent with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new Sent(method, target, more, text, from);
  }

  Sent by(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Sent saying(String body) {
    return new Sent(method, target, headers, body, from);
  }

  Sent from(String address) {
    return new Sent(method, target, headers, text, address);
  }

  Heard to(Api api) {
    var heard = new Heard();
    api.answer(this, heard);
    return heard;
  }

  @Override
  public String path() {
    return target.split("\\?", 2)[0];
  }

  @Override
  public String query() {
    return target.contains("?") ? target.split("\\?", 2)[1] : "";
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public InetAddress peer() {
    try {
      return InetAddress.getByName(from);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public boolean secure() {
    return false;
  }

  @Override
  public byte[] body(int most) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > most) {
      throw Refused.with(413, "the body has more than " + most + " bytes");
    }
    return bytes;
  }
}
