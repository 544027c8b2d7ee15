package io.jambo.model;

import io.jambo.kit.Sid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that is kept: a table, its columns, and how the owner of a row is found.
public final class Noun {
  private final String name;
  private final Tenancy tenancy;
  private final List<Column> columns;
  private final List<String> keys;
  private final Map<String, Integer> places = new HashMap<>();

  private Noun(String name, Tenancy tenancy, List<String> keys, List<Column> columns) {
    this.name = name;
    this.tenancy = tenancy;
    this.keys = keys;
    this.columns = List.copyOf(columns);
    for (var column : this.columns) {
      if (places.put(column.name(), places.size()) != null) {
        throw new IllegalArgumentException(name + " has two columns " + column.name());
      }
    }
  }

  /// Declares one; its first column is its key.
  static Noun of(String name, Tenancy tenancy, Column... columns) {
    return new Noun(name, tenancy, List.of(columns[0].name()), List.of(columns));
  }

  /// The same with these columns for a key.
  Noun keyed(String... columnNames) {
    return new Noun(name, tenancy, List.of(columnNames), columns);
  }

  /// The table's name.
  public String name() {
    return name;
  }

  /// The name of the column that identifies a row; the first one where it takes several.
  public String key() {
    return keys.getFirst();
  }

  /// The names of all columns that together identify a row.
  public List<String> keys() {
    return keys;
  }

  /// All columns, the key first.
  public List<Column> columns() {
    return columns;
  }

  /// That column, if there is one.
  public Optional<Column> find(String column) {
    int place = placeOf(column);
    return place < 0 ? Optional.empty() : Optional.of(columns.get(place));
  }

  /// That column.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public Column column(String column) {
    return columns.get(place(column));
  }

  /// Where that column stands among all of them, from 0.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  int place(String column) {
    int place = placeOf(column);
    if (place < 0) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    return place;
  }

  /// The same, or -1.
  int placeOf(String column) {
    var place = places.get(column);
    return place == null ? -1 : place;
  }

  /// How it is found whose a row is.
  public Tenancy tenancy() {
    return tenancy;
  }

  /// Whose data key seals what the row has to hide. What is found through another row, or belongs
  /// to nobody, lies under the platform's.
  public Owner ownerOf(Row row) {
    return switch (tenancy) {
      case Tenancy.IsProvider() -> provider(row, key());
      case Tenancy.IsAccount() -> new Owner.Account(row.id(key()).orElseThrow());
      case Tenancy.ByColumns(var account, var provider, _) -> {
        var sid = account ? row.id("account_sid") : Optional.<Sid>empty();
        yield sid.<Owner>map(Owner.Account::new)
            .orElseGet(() -> provider ? provider(row, "service_provider_sid") : Owner.PLATFORM);
      }
      case Tenancy.OfPlatform(), Tenancy.Through _ -> Owner.PLATFORM;
    };
  }

  private static Owner provider(Row row, String column) {
    return row.id(column).<Owner>map(Owner.Provider::new).orElse(Owner.PLATFORM);
  }

  @Override
  public String toString() {
    return name;
  }
}
