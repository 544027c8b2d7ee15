package io.jambo.interop;

import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Holds our declarations against an official one, property by property, down to the last: each
/// must be known, take what it may be there, and refuse another type or word. What differs is
/// collected as lines.
final class Comparison {
  /// What the general sample of a text or number does not serve for, by the property's name.
  private static final Map<String, Json> SAMPLES =
      Map.ofEntries(
          Map.entry("dtmf", new Json.Str("1")),
          Map.entry("loop", number(1)),
          Map.entry("maxParticipants", number(2)),
          Map.entry("method", new Json.Str("GET")),
          Map.entry("reset", new Json.Str("recognizer")),
          Map.entry("sampleRate", number(8_000)),
          Map.entry("seekOffset", number(1)),
          Map.entry("sessionId", new Json.Str("a")),
          Map.entry("status", number(480)),
          Map.entry("timeoutSecs", number(1)));

  /// What must stand beside the rest by a rule that a schema can't say, by the object's name.
  private static final Map<String, Json.Obj> COMPANIONS =
      Map.ofEntries(
          Map.entry("bargeIn", Json.object().with("enable", true)),
          Map.entry("bidirectionalAudio", Json.object().with("sampleRate", 8_000)),
          Map.entry("credentials", both("accessKey", "secretAccessKey")),
          Map.entry("deepgram_s2s", model("apiKey", "Settings")),
          Map.entry("dial", Json.object().with("dtmfHook", "/a")),
          Map.entry("dialogflow", Json.object().with("agent", "a")),
          Map.entry("disposition", Json.object().with("voicemailUrl", "sip:a@b.example")),
          Map.entry("elevenlabs_s2s", model("agent_id", "a")),
          Map.entry("google_s2s", model("apiKey", "setup")),
          Map.entry("gptlive_s2s", model("apiKey", "session_update")),
          Map.entry("hints", Json.object().with("phrase", "a")),
          Map.entry("listen", Json.object().with("url", "/a").with("enable", true)),
          Map.entry("openai_s2s", model("apiKey", "response_create")),
          Map.entry("play", Json.object().with("url", "https://example.com/a")),
          Map.entry("qwen_s2s", model("apiKey", "a")),
          Map.entry("record", both("path", "siprecServerURL").with("action", "stopCallRecording")),
          Map.entry("say", Json.object().with("text", "a")),
          Map.entry("stream", Json.object().with("url", "/a").with("enable", true)),
          Map.entry("target", both("number", "sipUri").with("name", "a")),
          Map.entry("to", both("number", "sipUri").with("name", "a")),
          Map.entry("transcribe", Json.object().with("enable", true)),
          Map.entry("ttsStream", Json.object().with("enable", true)),
          Map.entry("ultravox_s2s", model("apiKey", "a")));

  private static final int DEEPEST = 7;

  private final Set<String> differences = new TreeSet<>();
  private int compared;

  /// The differences that begin with none of these.
  List<String> unmeant(Set<String> meant) {
    return differences.stream().filter(line -> meant.stream().noneMatch(line::startsWith)).toList();
  }

  /// How many properties have been looked at.
  int compared() {
    return compared;
  }

  void verb(String name, Schemas.Node schema) {
    var base = object(name, schema).with("verb", name);
    if (!valid(base)) {
      differences.add(name + ": its smallest form is refused: " + problems(base));
      return;
    }
    for (var member : schema.required()) {
      if (!member.equals("verb")
          && !COMPANIONS.getOrDefault(name, Json.object()).has(member)
          && valid(base.without(member))) {
        differences.add(name + "." + member + ": need not be there");
      }
    }
    inside(name, "/0", schema, base, filled -> filled, 0);
  }

  /// @param place of the object, as a JSON pointer
  /// @param here the object in its smallest form
  /// @param whole puts such an object back into its verb
  private void inside(
      String path,
      String place,
      Schemas.Node schema,
      Json.Obj here,
      UnaryOperator<Json.Obj> whole,
      int depth) {
    schema
        .properties()
        .forEach((name, property) -> {
          if (!name.equals("verb") && depth < DEEPEST) {
            property(path + "." + name, place + "/" + name, name, property, here, whole, depth);
          }
        });
  }

  private void property(
      String path,
      String place,
      String name,
      Schemas.Node schema,
      Json.Obj here,
      UnaryOperator<Json.Obj> whole,
      int depth) {
    compared++;
    var sample = whole.apply(here.with(name, merged(here, name, sample(name, schema))));
    if (!valid(sample)) {
      differences.add(path + ": refused, " + problems(sample));
      return;
    }
    if (ignored(sample).contains(place)) {
      differences.add(path + ": unknown");
      return;
    }
    if (schema.wrong().filter(wrong -> valid(whole.apply(here.with(name, wrong)))).isPresent()) {
      differences.add(path + ": takes any type");
    }
    words(path, name, schema, here, whole);
    if (schema.may("object") && !schema.properties().isEmpty()) {
      var object = (Json.Obj) merged(here, name, object(name, schema));
      UnaryOperator<Json.Obj> outer = inner -> whole.apply(here.with(name, inner));
      inside(path, place, schema, object, outer, depth + 1);
    }
    schema
        .items()
        .filter(item -> item.may("object"))
        .ifPresent(item ->
            inside(
                path + "[]",
                place + "/0",
                item,
                object(name, item),
                inner -> whole.apply(here.with(name, new Json.Arr(List.of(inner)))),
                depth + 1));
  }

  private void words(
      String path, String name, Schemas.Node schema, Json.Obj here, UnaryOperator<Json.Obj> whole) {
    for (var word : schema.words()) {
      if (!valid(whole.apply(here.with(name, word)))) {
        differences.add(path + ": refuses " + word);
      }
    }
    var another = new Json.Str("no such word");
    if (!schema.words().isEmpty() && valid(whole.apply(here.with(name, another)))) {
      differences.add(path + ": takes any word");
    }
  }

  /// With what stood there already.
  private static Json merged(Json.Obj here, String name, Json sample) {
    var before = here.object(name);
    return before.isPresent() && sample instanceof Json.Obj object
        ? before.get().withAll(object)
        : sample;
  }

  private static Json sample(String name, Schemas.Node schema) {
    if (SAMPLES.containsKey(name) && !schema.may("object") && !schema.may("boolean")) {
      return SAMPLES.get(name);
    }
    if (schema.may("string") || (!schema.may("array") && !schema.may("object"))) {
      return schema.sample();
    }
    return schema.may("array") && schema.items().isPresent()
        ? new Json.Arr(List.of(sample(name, schema.items().get())))
        : schema.may("array") ? schema.sample() : object(name, schema);
  }

  /// The smallest one that is valid here too.
  private static Json.Obj object(String name, Schemas.Node schema) {
    var object = schema.object();
    for (var member : schema.required()) {
      if (schema.properties().containsKey(member)) {
        object = object.with(member, sample(member, schema.properties().get(member)));
      }
    }
    return object.withAll(COMPANIONS.getOrDefault(name, Json.object()));
  }

  private static Json.Obj both(String one, String other) {
    return Json.object().with(one, "a").with(other, "a");
  }

  private static Json.Obj model(String auth, String options) {
    return Json.object()
        .with("auth", Json.object().with(auth, "a"))
        .with("llmOptions", Json.object().with(options, Json.object()));
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }

  private static boolean valid(Json.Obj verb) {
    return parsed(verb) instanceof ParsedScript.Valid;
  }

  private static List<String> ignored(Json.Obj verb) {
    return parsed(verb) instanceof ParsedScript.Valid valid ? valid.ignored() : List.of();
  }

  private static List<String> problems(Json.Obj verb) {
    var lines = new ArrayList<String>();
    if (parsed(verb) instanceof ParsedScript.Invalid invalid) {
      invalid.problems().forEach(problem -> lines.add(problem.print()));
    }
    return lines;
  }

  private static ParsedScript parsed(Json.Obj verb) {
    return VerbParser.parse(new Json.Arr(List.of(verb)));
  }
}
