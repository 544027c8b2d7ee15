package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what a request says as its declared [Shape] has it. Members that are not declared are
/// passed over; the first one that does not fit ends the reading with 400 and its name.
final class Reading {
  private final boolean loose;
  private final List<Pointer> pointers = new ArrayList<>(4);

  /// A sid of another row that the request names; whether it may is for the gate to say.
  record Pointer(String member, Noun noun, Sid sid) {}

  /// @param loose everything comes as text, as in forms and queries
  Reading(boolean loose) {
    this.loose = loose;
  }

  /// The rows that the request named so far.
  List<Pointer> pointers() {
    return pointers;
  }

  /// The object.
  Body body(Shape.Thing thing, Json.Obj json, String before) {
    var values = new HashMap<String, @Nullable Object>();
    for (var member : thing.members()) {
      var given = json.members().get(member.name());
      if (given == null) {
        if (member.required()) {
          throw Refused.bad(before + member.name() + ": is missing");
        }
      } else if (given instanceof Json.Null) {
        if (!member.nullable()) {
          throw Refused.bad(before + member.name() + ": must not be null");
        }
        values.put(member.name(), null);
      } else {
        values.put(member.name(), value(member.shape(), given, before + member.name()));
      }
    }
    return new Body(values);
  }

  /// One value.
  Object value(Shape shape, Json json, String place) {
    return switch (shape) {
      case Shape.Text text -> text(text, string(json, place), place);
      case Shape.Flag(), Shape.Truth() -> flag(json, shape instanceof Shape.Flag, place);
      case Shape.Whole(long least, long most) -> whole(number(json, place), least, most, place);
      case Shape.Decimal() -> new Json.Num(number(json, place));
      case Shape.Moment() ->
          Dates.read(string(json, place))
              .orElseThrow(() -> Refused.bad(place + ": must be a date and time"));
      case Shape.OneOf(var words, var _) -> word(words, string(json, place), place);
      case Shape.Reference(var noun) -> reference(noun, string(json, place), place);
      case Shape.Many(var item, int most) -> many(item, most, json, place);
      case Shape.Thing thing -> {
        if (!(json instanceof Json.Obj object)) {
          throw Refused.bad((place.isEmpty() ? "the body" : place + ":") + " must be an object");
        }
        yield body(thing, object, place.isEmpty() ? "" : place + ".");
      }
      case Shape.Any() -> json;
    };
  }

  private static String string(Json json, String place) {
    if (json instanceof Json.Str(var text)) {
      return text;
    }
    throw Refused.bad(place + ": must be a string");
  }

  private static String text(Shape.Text shape, String text, String place) {
    if (shape.format() == Shape.Format.SID) {
      return Sids.read(text).orElseThrow(() -> Refused.bad(place + ": must be a sid")).value();
    }
    if (text.length() < shape.least()) {
      throw Refused.bad(
          place + (text.isEmpty() ? ": must not be empty" : ": must be longer than that"));
    }
    if (text.length() > shape.most()) {
      throw Refused.bad(place + ": must have at most " + shape.most() + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      i = checked(text, i, place);
    }
    return text;
  }

  /// No database keeps NUL, and half a character is no text.
  private static int checked(String text, int at, String place) {
    char c = text.charAt(at);
    if (c == 0) {
      throw Refused.bad(place + ": must not contain NUL");
    }
    if (Character.isSurrogate(c)) {
      if (!Character.isHighSurrogate(c)
          || at + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(at + 1))) {
        throw Refused.bad(place + ": must be whole characters");
      }
      return at + 1;
    }
    return at;
  }

  private boolean flag(Json json, boolean digits, String place) {
    if (json instanceof Json.Bool(boolean is)) {
      return is;
    }
    if (digits && json instanceof Json.Num(var number)) {
      if (number.compareTo(BigDecimal.ONE) == 0 || number.signum() == 0) {
        return number.signum() != 0;
      }
    }
    if (loose && json instanceof Json.Str(var text)) {
      switch (text.toLowerCase(Locale.ROOT)) {
        case "1", "true" -> {
          return true;
        }
        case "0", "false" -> {
          return false;
        }
        default -> {}
      }
    }
    throw Refused.bad(place + (digits ? ": must be 0 or 1" : ": must be true or false"));
  }

  private BigDecimal number(Json json, String place) {
    if (json instanceof Json.Num(var number)) {
      return number;
    }
    if (loose && json instanceof Json.Str(var text) && text.length() <= 20) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException _) {
        throw Refused.bad(place + ": must be a number");
      }
    }
    throw Refused.bad(place + ": must be a number");
  }

  private static Long whole(BigDecimal number, long least, long most, String place) {
    if (number.stripTrailingZeros().scale() > 0) {
      throw Refused.bad(place + ": must be a whole number");
    }
    if (number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Refused.bad(place + ": must be between " + least + " and " + most);
    }
    return number.longValueExact();
  }

  private static String word(List<String> words, String text, String place) {
    for (var word : words) {
      if (word.equalsIgnoreCase(text)) {
        return word;
      }
    }
    throw Refused.bad(place + ": must be one of " + String.join(", ", words));
  }

  private String reference(Noun noun, String text, String place) {
    var sid = Sids.read(text).orElseThrow(() -> Refused.bad(place + ": must be a sid"));
    pointers.add(new Pointer(place, noun, sid));
    return sid.value();
  }

  private Json many(Shape item, int most, Json json, String place) {
    if (!(json instanceof Json.Arr(var items))) {
      throw Refused.bad((place.isEmpty() ? "the body" : place + ":") + " must be an array");
    }
    if (items.size() > most) {
      throw Refused.bad(place + ": must have at most " + most + " items");
    }
    for (int i = 0; i < items.size(); i++) {
      var _ = value(item, items.get(i), place + "[" + i + "]");
    }
    return json;
  }
}
