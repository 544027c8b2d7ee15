package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes values as their declared [Shape] has them: flags as 0 and 1, nulls in their place,
/// secrets masked, dates and numbers by the [Profile] of the caller (rest-api.md 1.1, 1.8, 1.9).
final class Teller {
  private static final int SHORTEST_PHONE = 8;
  private static final int LONGEST_PHONE = 15;

  private final JsonOut out;
  private final boolean early;

  Teller(JsonOut out, Profile profile) {
    this.out = out;
    early = profile == Profile.EARLY;
  }

  void tell(Shape shape, @Nullable Object value) {
    tell(shape, Mask.NONE, value);
  }

  private void tell(Shape shape, Mask mask, @Nullable Object value) {
    switch (value) {
      case null -> out.nothing();
      case Facts facts -> facts(shape, facts);
      case List<?> list -> list(shape, list);
      case Json json -> out.json(json);
      case Boolean is -> out.raw(shape instanceof Shape.Truth ? is.toString() : is ? "1" : "0");
      case Instant time -> out.text(early ? Dates.rfc2822(time) : Dates.iso(time));
      case Number number -> out.raw(number.toString());
      case Sid sid -> out.text(sid.value());
      case Secret secret -> secret(shape, mask, secret);
      default -> text(shape, mask, value.toString());
    }
  }

  private void facts(Shape shape, Facts facts) {
    if (!(shape instanceof Shape.Thing thing)) {
      throw new IllegalStateException("told an object where none is declared");
    }
    boolean chosen = early && thing.early().isPresent();
    out.begin('{');
    for (var member : thing.members()) {
      if (member.required() || facts.has(member.name())) {
        var value = facts.value(member.name());
        boolean told =
            !chosen || (value != null && thing.early().orElseThrow().contains(member.name()));
        if (told) {
          out.name(member.name());
          tell(member.shape(), member.mask(), value);
        }
      }
    }
    out.end('}');
  }

  private void list(Shape shape, List<?> list) {
    if (!(shape instanceof Shape.Many(var item, var _))) {
      throw new IllegalStateException("told a list where none is declared");
    }
    out.begin('[');
    for (var one : list) {
      tell(item, one);
    }
    out.end(']');
  }

  private void secret(Shape shape, Mask mask, Secret secret) {
    if (mask == Mask.NONE && !(shape instanceof Shape.Text)) {
      out.raw(secret.reveal());
    } else {
      out.text(mask.shown(secret.reveal()));
    }
  }

  private void text(Shape shape, Mask mask, String text) {
    switch (shape) {
      case Shape.Any _, Shape.Many _, Shape.Thing _ -> out.raw(text);
      case Shape.OneOf(var _, boolean lower) when lower && early ->
          out.text(text.toLowerCase(Locale.ROOT));
      case Shape.Text(int _, int _, var format) when early && format == Shape.Format.PHONE ->
          out.text(plus(text));
      default -> out.text(mask.shown(text));
    }
  }

  private static String plus(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() >= SHORTEST_PHONE && text.length() <= LONGEST_PHONE
        ? "+" + text
        : text;
  }
}
