package io.jambo.edge;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries by key, immutable: a change makes another directory that shares nearly all with the one
/// before (a trie over the key's hash, four bits a floor). Any thread reads without a lock, and a
/// change costs about a microsecond, however many entries there are.
///
/// @param <V> what is found
final class Directory<V> {
  private static final int BITS = 4;
  private static final int WIDTH = 1 << BITS;
  private static final int MASK = WIDTH - 1;

  private static final Directory<?> EMPTY = new Directory<>(null);

  private final @Nullable Object root;

  private Directory(@Nullable Object root) {
    this.root = root;
  }

  /// An entry, and others whose keys have the same hash.
  private record Leaf<V>(String key, V value, @Nullable Leaf<V> next) {
    int hash() {
      return spread(key);
    }
  }

  /// A directory without entries.
  @SuppressWarnings("unchecked") // nothing is in it
  static <V> Directory<V> empty() {
    return (Directory<V>) EMPTY;
  }

  boolean isEmpty() {
    return root == null;
  }

  /// The entry of that key.
  Optional<V> find(String key) {
    return Optional.ofNullable(at(key));
  }

  /// The same without an object around it, for what is asked for each message.
  @Nullable V at(String key) {
    int hash = spread(key);
    var node = root;
    for (int shift = 0; node instanceof Object[] floor; shift += BITS) {
      node = floor[(hash >>> shift) & MASK];
    }
    for (Leaf<V> leaf = leaf(node); leaf != null; leaf = leaf.next) {
      if (leaf.key.equals(key)) {
        return leaf.value;
      }
    }
    return null;
  }

  /// One of the entries, where there is one.
  Optional<V> any() {
    var node = root;
    while (node instanceof Object[] floor) {
      node = first(floor);
    }
    Leaf<V> leaf = leaf(node);
    return leaf == null ? Optional.empty() : Optional.of(leaf.value);
  }

  /// Whether there is one entry and no other.
  boolean hasOne() {
    var node = root;
    while (node instanceof Object[] floor) {
      node = Arrays.stream(floor).filter(Objects::nonNull).count() == 1 ? first(floor) : null;
    }
    Leaf<V> leaf = leaf(node);
    return leaf != null && leaf.next == null;
  }

  /// Shows every entry, in no order.
  void each(Consumer<V> reader) {
    each(root, reader);
  }

  /// The same with another entry under that key.
  Directory<V> with(String key, V value) {
    return new Directory<>(put(root, 0, key, spread(key), value));
  }

  /// The same without that key.
  Directory<V> without(String key) {
    return at(key) == null ? this : new Directory<>(cut(root, 0, key, spread(key)));
  }

  private static <V> Object put(@Nullable Object node, int shift, String key, int hash, V value) {
    if (node == null) {
      return new Leaf<>(key, value, null);
    }
    if (node instanceof Object[] floor) {
      int slot = (hash >>> shift) & MASK;
      @Nullable Object[] copy = floor.clone();
      copy[slot] = put(floor[slot], shift + BITS, key, hash, value);
      return copy;
    }
    Leaf<V> there = leaf(node);
    if (there == null || there.hash() == hash) {
      return new Leaf<>(key, value, dropped(there, key));
    }
    var floor = new @Nullable Object[WIDTH];
    floor[(there.hash() >>> shift) & MASK] = there;
    return put(floor, shift, key, hash, value);
  }

  private static @Nullable Object cut(@Nullable Object node, int shift, String key, int hash) {
    if (!(node instanceof Object[] floor)) {
      return dropped(leaf(node), key);
    }
    int slot = (hash >>> shift) & MASK;
    @Nullable Object[] copy = floor.clone();
    copy[slot] = cut(floor[slot], shift + BITS, key, hash);
    return first(copy) == null ? null : copy;
  }

  private static <V> @Nullable Leaf<V> dropped(@Nullable Leaf<V> leaf, String key) {
    if (leaf == null) {
      return null;
    }
    return leaf.key.equals(key)
        ? leaf.next
        : new Leaf<>(leaf.key, leaf.value, dropped(leaf.next, key));
  }

  private static @Nullable Object first(@Nullable Object[] floor) {
    for (var node : floor) {
      if (node != null) {
        return node;
      }
    }
    return null;
  }

  private void each(@Nullable Object node, Consumer<V> reader) {
    if (node instanceof Object[] floor) {
      for (var inside : floor) {
        each(inside, reader);
      }
    } else {
      for (Leaf<V> leaf = leaf(node); leaf != null; leaf = leaf.next) {
        reader.accept(leaf.value);
      }
    }
  }

  @SuppressWarnings("unchecked") // a node is a floor or a leaf of this directory
  private static <V> @Nullable Leaf<V> leaf(@Nullable Object node) {
    return (Leaf<V>) node;
  }

  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }
}
