package io.jambo.store;

import java.util.List;

/// Another row has that value already.
public final class Clash extends StoreFailure {
  private final String noun;
  private final List<String> columns;

  /// @param noun the table, empty when the database did not say
  /// @param columns what must be unique together, empty when the database did not say
  public Clash(String noun, List<String> columns) {
    super(
        noun.isEmpty()
            ? "another row has that value already"
            : "another row of " + noun + " has that " + String.join(", ", columns));
    this.noun = noun;
    this.columns = List.copyOf(columns);
  }

  /// The table, empty when the database did not say.
  public String noun() {
    return noun;
  }

  /// The columns that must be unique together, empty when the database did not say.
  public List<String> columns() {
    return columns;
  }
}
