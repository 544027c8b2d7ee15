package io.jambo.verbs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All verbs of the language, in the order of verbs.md 3. A new one gets its line here.
public final class VerbCatalog {
  private static final List<VerbSpec<?>> VERBS =
      List.of(
          Answer.SPEC,
          Alert.SPEC,
          Config.SPEC,
          unserved("conference"),
          unserved("dequeue"),
          unserved("dial"),
          unserved("dialogflow"),
          Dtmf.SPEC,
          unserved("dub"),
          unserved("enqueue"),
          Gather.SPEC,
          Hangup.SPEC,
          unserved("leave"),
          unserved("lex"),
          unserved("listen"),
          unserved("llm"),
          unserved("agent"),
          unserved("message"),
          Pause.SPEC,
          Play.SPEC,
          unserved("rasa"),
          Redirect.SPEC,
          unserved("rest:dial"),
          Say.SPEC,
          SipDecline.SPEC,
          unserved("sip:refer"),
          unserved("sip:request"),
          Tag.SPEC,
          unserved("transcribe"),
          unserved("transfer"));

  private static final Map<String, VerbSpec<?>> BY_NAME =
      VERBS.stream().collect(Collectors.toUnmodifiableMap(VerbSpec::name, verb -> verb));

  private static final Map<Class<?>, String> NAMES =
      VERBS.stream()
          .filter(verb -> verb.type() != Unserved.class)
          .collect(Collectors.toUnmodifiableMap(VerbSpec::type, VerbSpec::name));

  private VerbCatalog() {}

  /// Their declarations.
  public static List<VerbSpec<?>> verbs() {
    return VERBS;
  }

  /// The one of that name, synonyms resolved.
  static Optional<VerbSpec<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The name of a verb that has a record of its own.
  static String nameOf(Class<?> type) {
    var name = NAMES.get(type);
    if (name == null) {
      throw new IllegalStateException("not in the catalog: " + type.getSimpleName());
    }
    return name;
  }

  private static VerbSpec<Unserved> unserved(String name) {
    return VerbSpec.unserved(name, _ -> {});
  }
}
