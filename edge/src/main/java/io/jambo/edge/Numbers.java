package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The numbers that are provisioned; immutable.
///
/// @param bySid all of them
/// @param exact by their text: plain numbers, and patterns too, which somebody may dial as they are
/// @param patterns by carrier, the longest first (sip.md 4.2)
record Numbers(
    Directory<ProvisionedNumber> bySid,
    Shelves<ProvisionedNumber> exact,
    Shelves<ProvisionedNumber> patterns) {
  static final Numbers NONE =
      new Numbers(
          Directory.empty(),
          Shelves.empty(Comparator.comparing(number -> number.sid().value())),
          Shelves.empty(
              Comparator.<ProvisionedNumber, Integer>comparing(number -> number.text().length())
                  .reversed()
                  .thenComparing(ProvisionedNumber::text)));

  /// The rows of that very number at one of these carriers.
  List<ProvisionedNumber> exactly(String number, List<Carrier> carriers) {
    return exact.of(number).stream().filter(row -> at(row, carriers)).toList();
  }

  /// The pattern that fits it, of all carriers the one with the longest text.
  Optional<ProvisionedNumber> fitting(String number, List<Carrier> carriers) {
    return carriers.stream()
        .flatMap(carrier -> patterns.of(carrier.sid().value()).stream())
        .sorted(Comparator.comparingInt(row -> -row.text().length()))
        .filter(row -> row.pattern().map(pattern -> pattern.finds(number)).orElse(false))
        .findFirst();
  }

  /// Whether one of these carriers has patterns, which take longer to be looked through.
  boolean patterned(List<Carrier> carriers) {
    return carriers.stream().anyMatch(carrier -> !patterns.of(carrier.sid().value()).isEmpty());
  }

  Numbers with(Row row) {
    var number = ProvisionedNumber.of(row);
    var others = without(row.sid());
    return new Numbers(
        others.bySid.with(number.sid().value(), number),
        others.exact.with(number.text(), number),
        shelf(number).map(key -> others.patterns.with(key, number)).orElse(others.patterns));
  }

  Numbers without(Sid sid) {
    return bySid.find(sid.value()).map(this::less).orElse(this);
  }

  private Numbers less(ProvisionedNumber gone) {
    return new Numbers(
        bySid.without(gone.sid().value()),
        exact.without(gone.text(), gone),
        shelf(gone).map(key -> patterns.without(key, gone)).orElse(patterns));
  }

  /// Whose pattern it is, if it is one.
  private static Optional<String> shelf(ProvisionedNumber number) {
    return number.plain() ? Optional.empty() : number.carrier().map(Sid::value);
  }

  private static boolean at(ProvisionedNumber row, List<Carrier> carriers) {
    return row.carrier()
        .map(sid -> carriers.stream().anyMatch(carrier -> carrier.sid().equals(sid)))
        .orElse(false);
  }
}
