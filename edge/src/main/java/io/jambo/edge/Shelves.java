package io.jambo.edge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lists by key, each in an order; immutable as the [Directory] under it.
///
/// @param <V> what stands in the lists
final class Shelves<V> {
  private final Directory<List<V>> lists;
  private final Comparator<V> order;

  private Shelves(Directory<List<V>> lists, Comparator<V> order) {
    this.lists = lists;
    this.order = order;
  }

  static <V> Shelves<V> empty(Comparator<V> order) {
    return new Shelves<>(Directory.empty(), order);
  }

  /// The list of that key; empty when there is none.
  List<V> of(String key) {
    var list = lists.at(key);
    return list == null ? List.of() : list;
  }

  /// The same with one more in that list.
  Shelves<V> with(String key, V value) {
    var list = new ArrayList<>(of(key));
    list.add(value);
    list.sort(order);
    return new Shelves<>(lists.with(key, List.copyOf(list)), order);
  }

  /// The same without it in that list.
  Shelves<V> without(String key, V value) {
    var list = new ArrayList<>(of(key));
    list.remove(value);
    return new Shelves<>(
        list.isEmpty() ? lists.without(key) : lists.with(key, List.copyOf(list)), order);
  }
}
