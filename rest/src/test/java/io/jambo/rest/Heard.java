package io.jambo.rest;

import io.jambo.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// An answer as a client hears it, without a door in between.
final class Heard implements Reply {
  int status;
  Map<String, String> headers = Map.of();
  String text = "";
  int pieces;

  @Override
  public void whole(int status, Map<String, String> headers, byte[] body, int length) {
    this.status = status;
    this.headers = new HashMap<>(headers);
    text = new String(body, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public OutputStream streamed(int status, Map<String, String> headers) {
    this.status = status;
    this.headers = new HashMap<>(headers);
    var whole = new ByteArrayOutputStream();
    return new FilterOutputStream(whole) {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        pieces++;
        whole.write(bytes, offset, length);
      }

      @Override
      public void close() {
        text = whole.toString(StandardCharsets.UTF_8);
      }
    };
  }

  Json json() {
    return Json.parse(text).ok().orElseThrow(() -> new AssertionError("no JSON: " + text));
  }

  Json.Obj object() {
    return (Json.Obj) json();
  }

  String msg() {
    return object().text("msg").orElseThrow();
  }
}
