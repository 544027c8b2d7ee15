package io.jambo.wire;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The members of an object, in order; nobody changes them. Two arrays, because most objects are
/// small, are made by adding one member after another, and are read once, from front to back.
final class KeptMembers extends AbstractMap<String, Json> {
  /// With more members than this their places are looked up in a table, made when first asked for.
  private static final int FEW = 16;

  private static final KeptMembers NONE = new KeptMembers(new String[0], new Json[0]);

  private final String[] names;
  private final Json[] values;

  /// Two tasks that ask at the same time at worst both make it.
  private volatile @Nullable Map<String, Integer> places;

  private KeptMembers(String[] names, Json[] values) {
    this.names = names;
    this.values = values;
  }

  /// The same members in the same order, in a map of their own.
  static KeptMembers of(Map<String, Json> members) {
    if (members instanceof KeptMembers kept) {
      return kept;
    }
    if (members.isEmpty()) {
      return NONE;
    }
    var names = new String[members.size()];
    var values = new Json[members.size()];
    int place = 0;
    for (var member : members.entrySet()) {
      names[place] = member.getKey();
      values[place] = member.getValue();
      place++;
    }
    return new KeptMembers(names, values);
  }

  /// With that member set, in its old place or at the end.
  KeptMembers with(String name, Json value) {
    int place = place(name);
    if (place >= 0) {
      var changed = values.clone();
      changed[place] = value;
      return new KeptMembers(names, changed);
    }
    var longer = Arrays.copyOf(names, names.length + 1);
    var more = Arrays.copyOf(values, names.length + 1);
    longer[names.length] = name;
    more[names.length] = value;
    return new KeptMembers(longer, more);
  }

  @Override
  public @Nullable Json get(Object name) {
    int place = place(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(Object name) {
    return place(name) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Json> taker) {
    for (int place = 0; place < names.length; place++) {
      taker.accept(names[place], values[place]);
    }
  }

  @Override
  public Set<Entry<String, Json>> entrySet() {
    return new Entries();
  }

  private int place(Object name) {
    if (names.length > FEW) {
      return table().getOrDefault(name, -1);
    }
    for (int place = 0; place < names.length; place++) {
      if (names[place].equals(name)) {
        return place;
      }
    }
    return -1;
  }

  private Map<String, Integer> table() {
    var known = places;
    if (known == null) {
      known = HashMap.newHashMap(names.length);
      for (int place = 0; place < names.length; place++) {
        known.put(names[place], place);
      }
      places = known;
    }
    return known;
  }

  private final class Entries extends AbstractSet<Entry<String, Json>> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Entry<String, Json>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < names.length;
        }

        @Override
        public Entry<String, Json> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          var entry = Map.entry(names[next], values[next]);
          next++;
          return entry;
        }
      };
    }
  }
}
