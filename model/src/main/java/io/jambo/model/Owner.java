package io.jambo.model;

import io.jambo.kit.Sid;

/// Whose data key seals something (data-model.md 10).
public sealed interface Owner {
  /// The one platform.
  Owner PLATFORM = new Platform();

  /// Its name in `owner_keys` and in what a seal is bound to.
  String word();

  /// Rows of no tenant.
  record Platform() implements Owner {
    @Override
    public String word() {
      return "platform";
    }
  }

  /// A service provider's own rows.
  record Provider(Sid sid) implements Owner {
    @Override
    public String word() {
      return "provider:" + sid;
    }
  }

  /// Rows of an account.
  record Account(Sid sid) implements Owner {
    @Override
    public String word() {
      return "account:" + sid;
    }
  }
}
