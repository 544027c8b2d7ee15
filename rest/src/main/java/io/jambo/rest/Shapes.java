package io.jambo.rest;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes objects of a noun's columns, so that lengths, words and types stand once, in the model.
///
/// ```java
/// Shapes.told("Application", Nouns.APPLICATIONS).without("call_hook_sid").and(hook).thing();
/// Shapes.sent("NewApplication", Nouns.APPLICATIONS).needs("name").takes("app_json").thing();
/// ```
public final class Shapes {
  private final String name;
  private final Noun noun;
  private final boolean told;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private Shapes(String name, Noun noun, boolean told) {
    this.name = name;
    this.noun = noun;
    this.told = told;
  }

  /// What is answered: every column that is not within the platform, always there, sealed ones in
  /// clear unless a mask is said.
  public static Shapes told(String name, Noun noun) {
    var shapes = new Shapes(name, noun, true);
    for (var column : noun.columns()) {
      if (!column.inner()) {
        shapes.put(column);
      }
    }
    return shapes;
  }

  /// What is read: nothing until it is said.
  public static Shapes sent(String name, Noun noun) {
    return new Shapes(name, noun, false);
  }

  /// These columns are taken and demanded.
  public Shapes needs(String... columns) {
    for (var column : columns) {
      put(noun.column(column));
      members.computeIfPresent(column, (_, member) -> member.needed());
    }
    return this;
  }

  /// These columns are taken.
  public Shapes takes(String... columns) {
    for (var column : columns) {
      put(noun.column(column));
    }
    return this;
  }

  /// Every column is taken but the key, the ones within the platform and these.
  public Shapes takesAllBut(String... columns) {
    var left = Set.copyOf(Arrays.asList(columns));
    for (var column : noun.columns()) {
      if (!column.inner()
          && !left.contains(column.name())
          && !noun.keys().contains(column.name())) {
        put(column);
      }
    }
    return this;
  }

  /// These columns only, in this order.
  public Shapes only(String... columns) {
    members.clear();
    return takes(columns);
  }

  /// Without these.
  public Shapes without(String... columns) {
    for (var column : columns) {
      members.remove(column);
    }
    return this;
  }

  /// With these members too; one of the same name is replaced.
  public Shapes and(Member... more) {
    for (var member : more) {
      members.put(member.name(), member);
    }
    return this;
  }

  /// Those columns are told masked.
  public Shapes masked(Mask mask, String... columns) {
    for (var column : columns) {
      members.computeIfPresent(column, (_, member) -> member.masked(mask));
    }
    return this;
  }

  /// The object.
  public Shape.Thing thing() {
    return new Shape.Thing(name, List.copyOf(members.values()), Optional.empty());
  }

  /// The same object under another name with nothing demanded: what a PUT takes.
  public static Shape.Thing partial(String name, Shape.Thing thing) {
    var members = new ArrayList<Member>();
    thing.members().forEach(member -> members.add(member.maybe()));
    return new Shape.Thing(name, members, Optional.empty());
  }

  private void put(Column column) {
    members.put(column.name(), member(column, told));
  }

  private static Member member(Column column, boolean told) {
    return new Member(column.name(), shape(column.kind()), told, !column.required(), Mask.NONE);
  }

  /// What a column of that kind holds.
  public static Shape shape(Kind kind) {
    return switch (kind) {
      case Kind.Text(int most) -> Shape.text(most);
      case Kind.Flag() -> Shape.flag();
      case Kind.Whole(long least, long most) -> Shape.whole(least, most);
      case Kind.Moment() -> Shape.moment();
      case Kind.OneOf(var words) -> new Shape.OneOf(words, false);
      case Kind.JsonText _ -> Shape.any();
      case Kind.Id() -> Shape.sid();
      case Kind.Ref(var noun, var _) -> new Shape.Reference(Nouns.named(noun));
      case Kind.Sealed(int most) -> new Shape.Text(0, most, Shape.Format.PASSWORD);
    };
  }
}
