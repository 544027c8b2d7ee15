package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Secret;
import org.jspecify.annotations.Nullable;

/// A value must fit its column before it is written, alike on both databases. Whoever takes values
/// from outside has checked them before: here it is a bug of ours.
final class Bounds {
  private Bounds() {}

  static void check(Noun noun, Column column, @Nullable Object value) {
    boolean fits =
        value == null
            ? !column.required()
            : switch (column.kind()) {
              case Kind.Text(int most) -> length(value) <= most;
              case Kind.JsonText(int most) -> length(value) <= most;
              case Kind.Sealed(int most) -> length(value) <= most;
              case Kind.OneOf(var words) -> words.contains(value);
              case Kind.Whole(long least, long most) ->
                  value instanceof Long whole && whole >= least && whole <= most;
              case Kind.Flag _, Kind.Moment _, Kind.Id _, Kind.Ref _ -> true;
            };
    if (!fits) {
      throw new IllegalArgumentException(
          noun + "." + column.name() + (value == null ? " is missing" : " is out of its bounds"));
    }
  }

  /// In characters, as the databases count them.
  private static int length(Object value) {
    var text = value instanceof Secret secret ? secret.reveal() : (String) value;
    return text.codePointCount(0, text.length());
  }
}
