package io.jambo.rest;

/// Who may use an operation at all. What they may use it on is for the tenancy to say; `C*` of the
/// endpoint index stands here as an operation for each method.
public enum Allowed {
  /// Everybody, without credentials.
  PUBLIC(Role.ACCOUNT),
  /// A person with a session; API keys are refused.
  USER(Role.ACCOUNT),
  /// The platform's owner.
  A(Role.ADMIN),
  /// Service providers too.
  A_S(Role.PROVIDER),
  /// Accounts too.
  A_S_C(Role.ACCOUNT);

  private final Role last;

  /// @param last the role with the shortest arm that it admits
  Allowed(Role last) {
    this.last = last;
  }

  /// Whether it admits that caller.
  public boolean admits(Caller caller) {
    return this == PUBLIC || (admits(caller.role()) && (this != USER || caller.user().isPresent()));
  }

  /// Whether it admits callers of that role, users at least.
  public boolean admits(Role role) {
    return role.compareTo(last) <= 0;
  }
}
