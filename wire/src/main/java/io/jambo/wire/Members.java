package io.jambo.wire;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Members on their way to becoming a [Json.Obj], in the order of their first setting. For objects
/// of more than a few members: each [Json.Obj#with] copies the whole object. For one task at a
/// time.
public final class Members {
  private final LinkedHashMap<String, Json> members;

  /// None yet.
  public Members() {
    members = new LinkedHashMap<>();
  }

  /// Those of an object, to begin with.
  public Members(Json.Obj object) {
    members = new LinkedHashMap<>(object.members());
  }

  /// Sets a member, in its old place or at the end.
  public Members with(String name, Json value) {
    members.put(name, value);
    return this;
  }

  /// Sets a string member.
  public Members with(String name, String value) {
    return with(name, new Json.Str(value));
  }

  /// Sets a number member.
  public Members with(String name, long value) {
    return with(name, new Json.Num(BigDecimal.valueOf(value)));
  }

  /// Sets a boolean member.
  public Members with(String name, boolean value) {
    return with(name, new Json.Bool(value));
  }

  /// Sets all members of an object.
  public Members withAll(Json.Obj object) {
    members.putAll(object.members());
    return this;
  }

  /// Takes a member out, if it is there.
  public Members without(String name) {
    members.remove(name);
    return this;
  }

  /// The object; what is set afterwards is not in it.
  public Json.Obj object() {
    return new Json.Obj(members);
  }

  /// A map of its own that nobody changes, in the same order.
  static Map<String, Json> kept(Map<String, Json> members) {
    return members instanceof Kept ? members : new Kept(members);
  }

  /// Known to be unchangeable, so that an object of an object's members needs no further copy.
  private static final class Kept extends AbstractMap<String, Json> {
    private final Map<String, Json> members;

    Kept(Map<String, Json> members) {
      this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public @Nullable Json get(Object name) {
      return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
      return members.containsKey(name);
    }

    @Override
    public int size() {
      return members.size();
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
      return members.entrySet();
    }
  }
}
