package io.jambo.rest;

/// A parameter of the query.
///
/// @param says what it does, for the document
public record Parameter(String name, Shape shape, boolean required, String says) {
  /// One that may be left out.
  public static Parameter of(String name, Shape shape, String says) {
    return new Parameter(name, shape, false, says);
  }

  /// The same, but demanded.
  public Parameter needed() {
    return new Parameter(name, shape, true, says);
  }
}
