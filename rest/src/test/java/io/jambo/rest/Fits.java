package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.Optional;

/// Whether an answer is what its operation declares: the status, every member, every type.
final class Fits {
  private Fits() {}

  static void check(Operation operation, Heard heard) {
    var statuses = Statuses.of(operation);
    assertThat(statuses).as("%s answers %s", operation, heard.text).containsKey(heard.status);
    var shape = statuses.getOrDefault(heard.status, Optional.empty());
    if (shape.isEmpty()) {
      assertThat(heard.text).as("the body of a %s of %s", heard.status, operation).isEmpty();
      return;
    }
    var type = String.valueOf(heard.headers.get("Content-Type"));
    if (!type.startsWith("application/json")) {
      boolean text = Statuses.text(heard.status) || operation.media().isPresent();
      text |= operation.also().contains(type.split(";", 2)[0]);
      assertThat(text).as("%s answers %s as %s", operation, heard.status, type).isTrue();
      return;
    }
    var json = heard.json();
    boolean page =
        operation.is(Operation.Trait.LIST) && json instanceof Json.Obj o && o.has("data");
    var where = operation + " " + heard.status;
    fits(shape.get(), page ? ((Json.Obj) json).get("data").orElseThrow() : json, where);
  }

  static void fits(Shape shape, Json json, String where) {
    switch (shape) {
      case Shape.Text(int least, int most, var _) -> {
        assertThat(json).as(where).isInstanceOf(Json.Str.class);
        assertThat(((Json.Str) json).value().length()).as(where).isBetween(least, most);
      }
      case Shape.Flag() -> {
        assertThat(json).as(where).isInstanceOf(Json.Num.class);
        assertThat(((Json.Num) json).value()).as(where).isIn(BigDecimal.ZERO, BigDecimal.ONE);
      }
      case Shape.Truth() -> assertThat(json).as(where).isInstanceOf(Json.Bool.class);
      case Shape.Whole(long least, long most) -> {
        assertThat(json).as(where).isInstanceOf(Json.Num.class);
        assertThat(((Json.Num) json).value().longValueExact()).as(where).isBetween(least, most);
      }
      case Shape.Decimal() -> assertThat(json).as(where).isInstanceOf(Json.Num.class);
      case Shape.Moment() ->
          assertThat(((Json.Str) json).value())
              .as(where)
              .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z|[A-Z][a-z]{2}, .*");
      case Shape.OneOf(var words, var lower) -> {
        var word = ((Json.Str) json).value();
        assertThat(
                words.stream()
                    .anyMatch(one -> lower ? one.equalsIgnoreCase(word) : one.equals(word)))
            .as(where + " " + word)
            .isTrue();
      }
      case Shape.Reference _ ->
          assertThat(Sids.read(((Json.Str) json).value())).as(where).isPresent();
      case Shape.Many(var item, int most) -> {
        assertThat(json).as(where).isInstanceOf(Json.Arr.class);
        var items = ((Json.Arr) json).items();
        assertThat(items.size()).as(where).isLessThanOrEqualTo(most);
        items.forEach(one -> fits(item, one, where + "[]"));
      }
      case Shape.Thing thing -> thing(thing, json, where);
      case Shape.Any() -> {}
    }
  }

  private static void thing(Shape.Thing thing, Json json, String where) {
    assertThat(json).as(where).isInstanceOf(Json.Obj.class);
    var object = (Json.Obj) json;
    boolean early = thing.early().isPresent();
    for (var name : object.members().keySet()) {
      assertThat(thing.member(name)).as(where + ": undeclared " + name).isPresent();
    }
    for (var member : thing.members()) {
      var place = where + "." + member.name();
      var value = object.members().get(member.name());
      if (value == null) {
        assertThat(member.required() && !early).as(place + " is missing").isFalse();
      } else if (value instanceof Json.Null) {
        assertThat(member.nullable()).as(place + " is null").isTrue();
      } else {
        fits(member.shape(), value, place);
      }
    }
  }
}
