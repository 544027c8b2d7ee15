package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Whom to call: verbs.md 2.6, one shape for `dial`, `transfer` and a call created by request. What
/// it must name depends on its type.
final class TargetShape {
  static final Shape<Json.Obj> SHAPE =
      Shape.asWritten(with -> {
        with.required("type", Types.oneOf("phone", "sip", "user", "teams"));
        with.optional("number", Types.line());
        with.optional("sipUri", Types.line());
        with.optional("name", Types.line());
        with.optional("tenant", Types.line());
        with.optional("vmail|voicemail", Types.bool());
        with.optional("trunk", Types.text());
        with.optional("confirmHook", Hook.TYPE);
        with.optional("method", Types.oneOf("GET", "POST", "get", "post"));
        with.optional("headers", HeaderTypes.headers());
        with.optional("from", Shape.asWritten(TargetShape::from));
        with.optional("auth", Credentials.SHAPE);
        with.optional("overrideTo", Types.line());
        with.optional("proxy", Types.line());
        needs(with, "phone", "number", "name");
        needs(with, "teams", "number", "number");
        needs(with, "sip", "sipUri", "sipUri");
        needs(with, "user", "name", "name");
      });

  private TargetShape() {}

  private static void from(Members with) {
    with.optional("user", Types.line());
    with.optional("host", Types.line());
  }

  private static void needs(Members with, String type, String member, String orMember) {
    with.must(
        target ->
            !target.text("type").equals(Optional.of(type))
                || target.get(member).isPresent()
                || target.get(orMember).isPresent(),
        member,
        "is missing",
        "a string in a target of type " + type);
  }
}
