package io.jambo.verbs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The declaration of one verb: its name, its properties, the record it becomes. Parsing,
/// validation and description come from here alone.
public final class VerbSpec<V extends Verb> {
  private final String name;
  private final Class<V> type;
  private final Shape<V> shape;

  private VerbSpec(String name, Class<V> type, Shape<V> shape) {
    this.name = name;
    this.type = type;
    this.shape = shape;
  }

  /// Declares a verb with a record of its own. Every verb has an `id`.
  static <V extends Verb> VerbSpec<V> of(
      String name, Class<V> type, Function<Members, Function<Values, V>> declaration) {
    return new VerbSpec<>(
        name,
        type,
        Shape.of(with -> {
          with.optional("id", Types.line());
          return declaration.apply(with);
        }));
  }

  /// Declares a verb that is checked but can't be run yet; its properties stay as they are.
  static VerbSpec<Unserved> unserved(String name, Consumer<Members> declaration) {
    return of(
        name,
        Unserved.class,
        with -> {
          declaration.accept(with);
          return in -> new Unserved(in.id(), name, in.raw());
        });
  }

  /// The verb's name in the language.
  public String name() {
    return name;
  }

  /// Its record.
  public Class<V> type() {
    return type;
  }

  /// Its properties, in the order of the specification.
  public List<Property<?>> properties() {
    return shape.properties();
  }

  @Override
  public String toString() {
    return name;
  }

  /// What its properties look like; also where it is nested in another verb.
  Shape<V> shape() {
    return shape;
  }
}
