package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Owners whose keys were taken out of a file of keys: their rows stay in it, without keys, so that
/// whoever restores the copy knows that they are gone.
final class PrunedOwners {
  /// What stands in the place of a key that was taken out.
  static final String NO_KEY = "";

  private static final String ACCOUNT = "account:";
  private static final String PROVIDER = "provider:";
  private static final int OWNER = Nouns.OWNER_KEYS.columns().indexOf(column("owner"));
  private static final int DATA_KEY =
      Nouns.OWNER_KEYS.columns().indexOf(column("wrapped_data_key"));

  private final List<Sid> accounts = new ArrayList<>();
  private final List<Sid> providers = new ArrayList<>();

  /// Whether a row of `owner_keys` has keys; notes its owner where not.
  boolean keeps(List<@Nullable Object> row) {
    if (!NO_KEY.equals(row.get(DATA_KEY))) {
      return true;
    }
    var owner = String.valueOf(row.get(OWNER));
    if (owner.startsWith(ACCOUNT)) {
      accounts.add(new Sid(owner.substring(ACCOUNT.length())));
    } else if (owner.startsWith(PROVIDER)) {
      providers.add(new Sid(owner.substring(PROVIDER.length())));
    }
    return false;
  }

  List<Sid> accounts() {
    return accounts;
  }

  List<Sid> providers() {
    return providers;
  }

  private static io.jambo.model.Column column(String name) {
    return Nouns.OWNER_KEYS.column(name);
  }
}
