package io.jambo.rest;

/// The methods that operations are declared with.
public enum Method {
  /// Reads. A HEAD is a GET whose body stays behind.
  GET,
  /// Makes, or starts something.
  POST,
  /// Changes the members that are present.
  PUT,
  /// Removes.
  DELETE;

  /// Whether it only reads.
  public boolean reads() {
    return this == GET;
  }
}
