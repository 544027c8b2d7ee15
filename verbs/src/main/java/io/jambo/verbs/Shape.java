package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The declaration of a JSON object and of the record that is made of it, in one place.
///
/// The declaring function names the properties and returns what makes the record of their values.
/// All properties are read before the object is given up, so one pass finds every problem. Unknown
/// ones are noted and ignored (verbs.md 1.2).
final class Shape<T> implements Type<T> {
  /// Some serializers leave a member of this name on every verb (verbs.md 1.1).
  private static final String TOLERATED = "_";

  private final List<Property<?>> properties;
  private final List<Members.Rule> rules;
  private final Set<String> known = new HashSet<>();
  private final Function<Values, T> make;

  private Shape(Members with, Function<Values, T> make) {
    this.properties = with.properties();
    this.rules = with.rules();
    this.make = make;
    known.add(TOLERATED);
    properties.forEach(property -> known.addAll(property.names()));
  }

  /// Declares an object.
  static <T> Shape<T> of(Function<Members, Function<Values, T>> declaration) {
    var with = new Members();
    var make = declaration.apply(with);
    return new Shape<>(with, make);
  }

  /// Declares an object that is checked and kept as it was written.
  static Shape<Json.Obj> asWritten(Consumer<Members> declaration) {
    return of(with -> {
      declaration.accept(with);
      return Values::raw;
    });
  }

  List<Property<?>> properties() {
    return properties;
  }

  @Override
  public String words() {
    return "an object";
  }

  @Override
  public Optional<T> read(Json json, Place at) {
    return json instanceof Json.Obj object ? object(object, at) : at.refuse(json, words());
  }

  private Optional<T> object(Json.Obj object, Place at) {
    var read = new IdentityHashMap<Property<?>, Object>();
    for (var property : properties) {
      property.read(object, at).ifPresent(value -> read.put(property, value));
    }
    noteUnknown(object, at);
    var broken = rules.stream().filter(rule -> !rule.holds().test(object)).toList();
    broken.forEach(rule -> at.member(rule.member()).refuse(rule.wrong(), rule.expected()));
    return broken.isEmpty() && read.size() == properties.size()
        ? Optional.of(make.apply(new Values(object, read)))
        : Optional.empty();
  }

  private void noteUnknown(Json.Obj object, Place at) {
    for (var name : object.members().keySet()) {
      if (!known.contains(name)) {
        at.member(name).ignored(() -> NearestName.to(name, List.copyOf(known)));
      }
    }
  }
}
