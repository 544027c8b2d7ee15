package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.verbs.Property;
import io.jambo.verbs.VerbCatalog;
import io.jambo.verbs.VerbSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Our declarations of the verbs against the official ones from npm, of both editions: every
/// property at every depth is known, has its type and its words. What differs stands here, each
/// with its reason.
class SchemaTest {
  /// The beginning of each difference that is meant.
  private static final Map<String, String> MEANT =
      Map.of(
          "config.actionHookDelayAction.actions: takes any type",
          "verbs.md 2.9: bad actions cost the setting, not the list of verbs",
          "config.actionHookDelayAction.giveUpActions: takes any type",
          "verbs.md 2.9: the same",
          "gather.actionHookDelayAction.actions: takes any type",
          "verbs.md 2.9: the same",
          "gather.actionHookDelayAction.giveUpActions: takes any type",
          "verbs.md 2.9: the same",
          "dial.dtmfCapture: takes any type",
          "verbs.md 3.6: a list of patterns for both legs is fine too",
          "enqueue._: takes any type",
          "verbs.md 1.1: nobody looks at it",
          "rest:dial.call_hook: need not be there",
          "verbs.md 3.23: application_sid or app_json do as well",
          "elevenlabs_s2s.llmOptions.",
          "verbs.md 3.16: in the vendor's shape, handed on as written",
          "gptlive_s2s.llmOptions.",
          "verbs.md 3.16: in the vendor's shape, handed on as written");

  /// Properties of ours that neither edition declares.
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("config.sensitive", "verbs.md 2.15: an extension of ours"),
          Map.entry("dequeue.confirmHook", "verbs.md 3.5: documented, never implemented"),
          Map.entry("dial.confirmMethod", "verbs.md 3.6: old, without effect"),
          Map.entry("dial.method", "verbs.md 3.6: old, without effect"),
          Map.entry("gather.vad", "verbs.md 3.11: the open-source engine reads it"),
          Map.entry("message.provider", "verbs.md 3.18: another name of carrier"),
          Map.entry("rest:dial.app_json", "verbs.md 3.23: of the create-call body"),
          Map.entry("rest:dial.record_all_calls", "verbs.md 3.23: of the create-call body"),
          Map.entry("rest:dial.speech_recognizer_label", "verbs.md 3.23: the same"),
          Map.entry("rest:dial.speech_synthesis_label", "verbs.md 3.23: the same"),
          Map.entry("say.closeOnStreamEmpty", "verbs.md 3.24: the name at run time"));

  @Test
  void theCurrentEditionIsDeclaredToTheLastProperty() {
    var comparison = new Comparison();
    Schemas.verbs().forEach(comparison::verb);

    assertThat(comparison.unmeant(MEANT.keySet())).isEmpty();
    assertThat(comparison.compared()).isGreaterThan(5_000);
  }

  @Test
  void theEarlyEditionIsDeclaredToTheLastProperty() {
    var comparison = new Comparison();
    new Specs().verbs(names()).forEach(comparison::verb);

    assertThat(comparison.unmeant(MEANT.keySet())).isEmpty();
    assertThat(comparison.compared()).isGreaterThan(3_000);
  }

  @Test
  void whatNeitherEditionHasIsOursOnPurpose() {
    var early = new Specs().verbs(names());
    var current = Schemas.verbs();
    var ours = new TreeSet<String>();
    for (var verb : VerbCatalog.verbs()) {
      for (var name :
          verb.properties().stream().map(Property::names).flatMap(List::stream).toList()) {
        boolean known =
            Stream.of(early, current)
                .flatMap(edition -> Optional.ofNullable(edition.get(verb.name())).stream())
                .anyMatch(official -> official.properties().containsKey(name));
        if (!known) {
          ours.add(verb.name() + "." + name);
        }
      }
    }
    assertThat(ours).containsExactlyInAnyOrderElementsOf(OURS.keySet());
  }

  private static List<String> names() {
    return VerbCatalog.verbs().stream().map(VerbSpec::name).toList();
  }
}
