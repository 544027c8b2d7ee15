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
          ConferenceSpec.SPEC,
          QueueSpecs.DEQUEUE,
          DialSpec.SPEC,
          BotSpecs.DIALOGFLOW,
          Dtmf.SPEC,
          DubSpec.SPEC,
          QueueSpecs.ENQUEUE,
          Gather.SPEC,
          Hangup.SPEC,
          QueueSpecs.LEAVE,
          BotSpecs.LEX,
          ListenSpec.SPEC,
          LlmSpec.SPEC,
          AgentSpec.SPEC,
          MessageSpec.SPEC,
          Pause.SPEC,
          Play.SPEC,
          BotSpecs.RASA,
          Redirect.SPEC,
          RestDialSpec.SPEC,
          Say.SPEC,
          SipDecline.SPEC,
          SipSpecs.REFER,
          SipSpecs.REQUEST,
          Tag.SPEC,
          TranscribeSpec.SPEC,
          TransferSpec.SPEC);

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
}
