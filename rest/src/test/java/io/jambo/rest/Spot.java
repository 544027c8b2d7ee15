package io.jambo.rest;

import io.jambo.model.Noun;
import java.util.List;

/// A place in what an operation reads where a row is named, however deep, with nothing around it
/// but what leads there.
///
/// @param place as the matrix names it
/// @param shape what is declared on the way to it
/// @param json what is sent, `%s` in place of the sid
record Spot(String place, Noun noun, Shape shape, String json) {
  /// All of them.
  static List<Spot> in(Shape shape) {
    return switch (shape) {
      case Shape.Reference(var noun) -> List.of(new Spot("", noun, shape, "\"%s\""));
      case Shape.Many(var item, var _) -> in(item).stream().map(Spot::inList).toList();
      case Shape.Thing thing ->
          thing.members().stream()
              .flatMap(member -> in(member.shape()).stream().map(spot -> spot.in(member.name())))
              .toList();
      default -> List.of();
    };
  }

  private Spot inList() {
    return new Spot("[]" + behind(), noun, Shape.many(shape, 1), "[" + json + "]");
  }

  private Spot in(String member) {
    var thing = Shape.thing("Bare", Member.of(member, shape).maybe());
    return new Spot(member + behind(), noun, thing, "{\"" + member + "\":" + json + "}");
  }

  private String behind() {
    return place.isEmpty() || place.startsWith("[") ? place : "." + place;
  }

  String saying(String sid) {
    return json.replace("%s", sid);
  }
}
