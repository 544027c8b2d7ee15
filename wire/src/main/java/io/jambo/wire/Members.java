package io.jambo.wire;

import java.math.BigDecimal;
import java.util.LinkedHashMap;

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
}
