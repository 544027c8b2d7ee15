package io.jambo.verbs;

import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Reads an application's JSON: verbs.md 1.1 and 1.2. Pure; never throws, whatever it is given.
public final class VerbParser {
  /// Verbs of one answer (security.md 13).
  public static final int MOST_VERBS = 1_000;

  private static final String MALFORMED = "malformed jambonz payload: ";
  private static final String A_VERB = "a verb: {\"verb\": name, ...} or {name: {...}}";

  private VerbParser() {}

  /// Reads the text of an answer.
  public static ParsedScript parse(byte[] json) {
    return parse(json, new Report());
  }

  /// The same; what the report has noted besides can be read off it then.
  static ParsedScript parse(byte[] json, Report report) {
    return switch (Json.parse(json)) {
      case Parsed.Ok<Json>(var value) -> parse(value, report);
      case Parsed.Malformed<Json>(var reason, var offset) ->
          new ParsedScript.Invalid(
              List.of(new Problem("", notJson(reason, json, offset), "a JSON array of verbs")));
    };
  }

  /// Reads an answer that is JSON already.
  public static ParsedScript parse(Json json) {
    return parse(json, new Report());
  }

  private static ParsedScript parse(Json json, Report report) {
    var root = Place.root(report);
    var verbs = new ArrayList<Verb>();
    switch (json) {
      case Json.Arr(var items) when items.size() > MOST_VERBS ->
          root.refuse("has " + items.size() + " verbs", "at most " + MOST_VERBS);
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          verb(items.get(i), root.item(i)).ifPresent(verbs::add);
        }
      }
      default -> root.refuse(MALFORMED + Printable.whatIs(json), "an array of verbs");
    }
    return report.verdict(verbs);
  }

  /// Both spellings: a `verb` among the properties, or the name as the only key.
  private static Optional<? extends Verb> verb(Json json, Place at) {
    return switch (json) {
      case Json.Obj object when object.members().containsKey("verb") -> byVerbKey(object, at);
      case Json.Obj(var members) when members.size() == 1 -> {
        var only = members.entrySet().iterator().next();
        yield named(only.getKey(), only.getValue(), at, at.member(only.getKey()));
      }
      case Json.Obj _ -> at.refuse(MALFORMED + "has neither a verb nor one key only", A_VERB);
      default -> at.refuse(MALFORMED + Printable.whatIs(json), A_VERB);
    };
  }

  private static Optional<? extends Verb> byVerbKey(Json.Obj object, Place at) {
    var name = object.text("verb");
    return name.isPresent()
        ? named(name.get(), withoutVerb(object), at, at)
        : at.refuse(MALFORMED + "its verb is no string", "the name of a verb");
  }

  private static Optional<? extends Verb> named(
      String name, Json properties, Place verb, Place inside) {
    if (!(properties instanceof Json.Obj object)) {
      return inside.refuse(properties, "an object with the verb's properties");
    }
    var called = Synonyms.resolve(name, object);
    var spec = VerbCatalog.named(called.name());
    return spec.isPresent()
        ? spec.get().shape().read(called.properties(), inside)
        : verb.refuse("unknown verb \"" + Printable.name(name) + "\"", perhaps(name));
  }

  private static Json.Obj withoutVerb(Json.Obj object) {
    var members = new LinkedHashMap<>(object.members());
    members.remove("verb");
    return new Json.Obj(members);
  }

  /// Where a person looks for it: lines and columns count from 1.
  private static String notJson(String reason, byte[] json, int offset) {
    var text = new String(json, StandardCharsets.UTF_8);
    var before = text.substring(0, Math.min(offset, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return "is not JSON at line " + line + ", column " + column + ": " + reason;
  }

  private static String perhaps(String name) {
    return NearestName.to(name, Synonyms.allNames())
        .map(nearest -> "a known one, perhaps \"" + nearest + "\"")
        .orElse("a known one");
  }
}
