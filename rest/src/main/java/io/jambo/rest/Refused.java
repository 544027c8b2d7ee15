package io.jambo.rest;

import java.util.Map;

/// A request that gets an error, thrown from wherever that turns out and caught in one place, the
/// [Api]. Its words are for the caller: they hold no row of others and nothing of our inside.
public final class Refused extends RuntimeException {
  private final int status;
  private final Form form;
  private final Map<String, String> headers;

  /// How its body looks (rest-api.md 1.2).
  enum Form {
    /// `{"msg": …}`.
    MSG,
    /// `{"status":"fail","message": …, "msg": …}`: guards of sub-trees and admin-only trees.
    FAIL,
    /// `{"error": …, "msg": …}`: lock-out and forgotten passwords.
    ERROR,
    /// The bare words.
    TEXT
  }

  private Refused(int status, String message, Form form, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.form = form;
    this.headers = Map.copyOf(headers);
  }

  /// With that status and `{"msg": …}`.
  public static Refused with(int status, String message) {
    return new Refused(status, message, Form.MSG, Map.of());
  }

  /// 400: the request is wrong.
  public static Refused bad(String message) {
    return with(400, message);
  }

  /// 403: not for this caller.
  public static Refused forbidden(String message) {
    return with(403, message);
  }

  /// 403 of a guard in front of a tree.
  public static Refused guarded(String message) {
    return new Refused(403, message, Form.FAIL, Map.of());
  }

  /// 404: not there, or not for this caller to see.
  public static Refused absent() {
    return with(404, "not found");
  }

  /// 422: it would collide with what is there.
  public static Refused conflict(String message) {
    return with(422, message);
  }

  /// 422 of a quota, which says `status` and `message` too.
  public static Refused quota(String message) {
    return new Refused(422, message, Form.FAIL, Map.of());
  }

  /// With a body of `error`.
  public static Refused error(int status, String message) {
    return new Refused(status, message, Form.ERROR, Map.of());
  }

  /// With bare words.
  static Refused text(int status, String message) {
    return new Refused(status, message, Form.TEXT, Map.of());
  }

  /// The same with one more header.
  public Refused and(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Refused(status, message(), form, more);
  }

  /// The words.
  String message() {
    return String.valueOf(getMessage());
  }

  /// The status.
  public int status() {
    return status;
  }

  Form form() {
    return form;
  }

  Map<String, String> headers() {
    return headers;
  }
}
