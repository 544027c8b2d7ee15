package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The types of the specification's tables: str, bool, arr, obj and enums. Numbers and times are in
/// [Numbers], SIP headers in [HeaderTypes].
final class Types {
  private Types() {}

  /// Any text.
  static Type<String> text() {
    return Type.of(
        "a string",
        (json, at) ->
            json instanceof Json.Str(var text) ? Optional.of(text) : at.refuse(json, "a string"));
  }

  /// A text that may end in a header, a URI or a request line: no control characters (security.md
  /// SIP-13).
  static Type<String> line() {
    return that(
        text(), "a string without control characters", "has control characters", Types::oneLine);
  }

  /// A text of this kind only.
  static Type<String> that(Type<String> type, String words, String wrong, Predicate<String> fits) {
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Str(var text) && !fits.test(text)
                ? at.refuse(wrong, words)
                : type.read(json, at.expecting(words)));
  }

  static Type<Boolean> bool() {
    return Type.of(
        "true or false",
        (json, at) ->
            json instanceof Json.Bool(var yes)
                ? Optional.of(yes)
                : at.refuse(json, "true or false"));
  }

  /// Any object, kept as it is.
  static Type<Json.Obj> object() {
    return Type.of(
        "an object",
        (json, at) ->
            json instanceof Json.Obj object ? Optional.of(object) : at.refuse(json, "an object"));
  }

  /// Whatever it is.
  static Type<Json> anything() {
    return Type.of("anything", (json, _) -> Optional.of(json));
  }

  /// A text or an object, kept as it is.
  static Type<Json> textOrObject() {
    return text().<Json>map(Json.Str::new).or(object().map(object -> object));
  }

  /// One of these words.
  static Type<String> oneOf(String... words) {
    return oneOf(words, Function.identity());
  }

  /// One of these things, by its word.
  static <E> Type<E> oneOf(E[] things, Function<E, String> word) {
    var byWord = new LinkedHashMap<String, E>();
    Arrays.stream(things).forEach(thing -> byWord.put(word.apply(thing), thing));
    return oneOf(byWord);
  }

  private static <E> Type<E> oneOf(Map<String, E> byWord) {
    var words = (byWord.size() > 1 ? "one of " : "") + String.join(", ", byWord.keySet());
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Str(var text)
                ? Optional.ofNullable(byWord.get(text))
                    .or(() ->
                        at.refuse("is another string" + perhaps(text, byWord.keySet()), words))
                : at.refuse(json, words));
  }

  private static String perhaps(String text, Set<String> known) {
    return NearestName.to(text, List.copyOf(known)).map(word -> ", perhaps " + word).orElse("");
  }

  /// An array of these. How many there may be is the JSON reader's bound, `Bounds.JSON_ENTRIES`.
  static <T> Type<List<T>> listOf(Type<T> type) {
    var words = "an array, each item " + type.words();
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Arr(var items) ? items(items, type, at) : at.refuse(json, words));
  }

  /// An array of these that has at least one.
  static <T> Type<List<T>> someOf(Type<T> type) {
    var words = "an array of at least one, each item " + type.words();
    var list = listOf(type);
    return Type.of(
        words,
        (json, at) ->
            json.equals(new Json.Arr(List.of()))
                ? at.refuse("is an empty array", words)
                : list.read(json, at.expecting(words)));
  }

  /// One of these, or an array of them.
  static <T> Type<List<T>> oneOrMany(Type<T> type) {
    var many = listOf(type);
    var words = type.words() + " or an array of them";
    return Type.of(
        words,
        (json, at) ->
            json instanceof Json.Arr
                ? many.read(json, at)
                : type.read(json, at.expecting(words)).map(List::of));
  }

  /// All items are read before the array is given up.
  private static <T> Optional<List<T>> items(List<Json> items, Type<T> type, Place at) {
    var read = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) {
      type.read(items.get(i), at.item(i)).ifPresent(read::add);
    }
    return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
  }

  private static boolean oneLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }
}
