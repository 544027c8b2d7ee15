package io.jambo.rest;

/// One member of an object.
///
/// @param required always told, or demanded of a request
/// @param nullable may be null
/// @param mask how it is told
public record Member(String name, Shape shape, boolean required, boolean nullable, Mask mask) {
  /// A member that is always there and never null.
  public static Member of(String name, Shape shape) {
    return new Member(name, shape, true, false, Mask.NONE);
  }

  /// The same, but it may be left out.
  public Member maybe() {
    return new Member(name, shape, false, nullable, mask);
  }

  /// The same, but demanded.
  public Member needed() {
    return new Member(name, shape, true, nullable, mask);
  }

  /// The same, but it may be null.
  public Member orNull() {
    return new Member(name, shape, required, true, mask);
  }

  /// The same, told masked.
  public Member masked(Mask how) {
    return new Member(name, shape, required, nullable, how);
  }
}
