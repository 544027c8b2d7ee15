package io.jambo.rest;

import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of a command to a live call, beyond what its members are (rest-api.md 8.7). Pure.
final class CallCommand {
  private static final Set<String> BOTH_HOOKS = Set.of("call_hook", "child_call_hook");
  private static final Set<String> NEED_TAG = Set.of("tag", "coach");
  private static final Set<String> SWITCHED = Set.of("on", "off", "enable", "disable");
  private static final Set<String> WHISPERED = Set.of("say", "play");

  private CallCommand() {}

  /// Checks it; the commands that it has, one or the allowed pair, or none beside a whisper.
  ///
  /// @throws Refused with 400
  static Set<String> check(Body body) {
    var commands =
        body.names().stream()
            .filter(name -> CommandShapes.COMMANDS.contains(name) && !body.cleared(name))
            .collect(Collectors.toUnmodifiableSet());
    if (commands.size() > 1 && !commands.equals(BOTH_HOOKS)) {
      throw Refused.bad("two commands: " + commands.stream().sorted().toList());
    }
    if (commands.isEmpty() && given(body, "whisper").isEmpty()) {
      throw Refused.bad("there is no command in it");
    }
    hook(body, "call_hook");
    hook(body, "child_call_hook");
    hook(body, "call_status_hook");
    needs(body, "stream_status", "move-to-room", "room");
    needs(body, "llm_status", "move-to-conference", "conference");
    participant(body);
    recording(body);
    forms(body);
    verbs(body);
    return commands;
  }

  private static Optional<Json> given(Body body, String name) {
    return body.json(name).filter(json -> !(json instanceof Json.Null));
  }

  private static void hook(Body body, String name) {
    given(body, name)
        .ifPresent(json -> {
          boolean fits =
              (json instanceof Json.Str(var text) && !text.isEmpty())
                  || (json instanceof Json.Obj object && object.text("url").isPresent());
          if (!fits) {
            throw Refused.bad(name + ": must be a URL or an object with a url");
          }
        });
  }

  private static void needs(Body body, String command, String value, String other) {
    if (body.text(command).equals(Optional.of(value)) && body.text(other).isEmpty()) {
      throw Refused.bad(other + ": is missing");
    }
  }

  private static void participant(Body body) {
    var action = body.body("conferenceParticipantAction");
    boolean untold =
        action.flatMap(is -> is.text("action")).filter(NEED_TAG::contains).isPresent()
            && action.flatMap(is -> is.text("tag")).isEmpty();
    if (untold) {
      throw Refused.bad("conferenceParticipantAction.tag: is missing");
    }
  }

  private static void recording(Body body) {
    var record = body.body("record");
    boolean untold =
        record.flatMap(is -> is.text("action")).equals(Optional.of("startCallRecording"))
            && record.flatMap(is -> is.text("type")).orElse("siprec").equals("siprec")
            && record.flatMap(is -> is.json("siprecServerURL")).isEmpty();
    if (untold) {
      throw Refused.bad("record.siprecServerURL: is missing");
    }
  }

  private static void forms(Body body) {
    body.text("noiseIsolation_status")
        .filter(word -> !SWITCHED.contains(word))
        .ifPresent(_ -> {
          throw Refused.bad("noiseIsolation_status: must be on or off");
        });
    form(body, "tag", Json.Obj.class, "an object");
    form(body, "llm_update", Json.Obj.class, "an object");
    given(body, "boostAudioSignal")
        .filter(json -> !(json instanceof Json.Num) && !(json instanceof Json.Str))
        .ifPresent(_ -> {
          throw Refused.bad("boostAudioSignal: must be a number or a text like 6 dB");
        });
    if (given(body, "llm_tool_output").isPresent() && body.text("tool_call_id").isEmpty()) {
      throw Refused.bad("tool_call_id: is missing");
    }
  }

  private static void form(Body body, String name, Class<? extends Json> form, String words) {
    given(body, name)
        .filter(json -> !form.isInstance(json))
        .ifPresent(_ -> {
          throw Refused.bad(name + ": must be " + words);
        });
  }

  private static void verbs(Body body) {
    given(body, "parent_call").ifPresent(json -> script("parent_call", json));
    given(body, "child_call").ifPresent(json -> script("child_call", json));
    given(body, "whisper").ifPresent(CallCommand::whisper);
    given(body, "transfer").ifPresent(json -> verb("transfer", "transfer", json));
    given(body, "room_say").ifPresent(json -> verb("room_say", "say", json));
    given(body, "room_play").ifPresent(json -> verb("room_play", "play", json));
  }

  private static void whisper(Json json) {
    var all = json instanceof Json.Arr(var items) ? items : List.of(json);
    script("whisper", Json.array(all));
    for (var one : all) {
      boolean fits =
          one instanceof Json.Obj object
              && (object.text("verb").filter(WHISPERED::contains).isPresent()
                  || WHISPERED.containsAll(object.members().keySet()));
      if (!fits) {
        throw Refused.bad("whisper: may only say or play");
      }
    }
  }

  private static void verb(String place, String name, Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw Refused.bad(place + ": must be an object");
    }
    script(place, Json.array(object.with("verb", name)));
  }

  private static void script(String place, Json json) {
    if (VerbParser.parse(json) instanceof ParsedScript.Invalid(var problems)) {
      throw Refused.bad(place + ": " + problems.getFirst().print());
    }
  }
}
