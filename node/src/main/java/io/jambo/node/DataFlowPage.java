package io.jambo.node;

import io.jambo.call.CallField;
import io.jambo.call.CallField.Place;
import io.jambo.call.CallFields;
import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import java.util.Map;
import java.util.stream.Collectors;

/// `docs/data-flow.md`: every personal field, where it goes and how long it lives, made from the
/// nouns' declarations and the fields of a call (security.md 8).
final class DataFlowPage {
  private static final String HEAD =
      """
      # Where personal data goes

      Every field that tells of a person, where it goes, and how long it stays. This page is made from the
      code (`./jambo docs`): from the declared columns of the database and the declared fields of a call.
      Tests fail when it is not what the code says, and when a field is declared nowhere.

      *Sealed* is AES-256-GCM under a key of the owner's own, which lies wrapped by the node's key. Who
      deletes an account deletes its key, and with that all that was sealed under it, backups included
      once `jambo keys prune` has run on their files of keys. Nothing of a call is written in the clear
      but what the table *Not personal* names, and nothing of the other fields is written at all: they are
      in memory while the call lives.

      Whatever an application is told goes where its account has said, over HTTPS where it says so; it is
      the account's from then on.
      """;

  private static final String UNTIL_DELETED = "until it is deleted";

  /// History has an end of its own.
  private static final Map<Noun, String> LIFE =
      Map.of(
          Nouns.CDRS, "`history.cdrDays`",
          Nouns.JOURNALS, "30 days",
          Nouns.SIP_MESSAGES, "7 days",
          Nouns.AUDIT_LOG, "365 days");

  private DataFlowPage() {}

  static String text() {
    return HEAD
        + "\n## Fields of a call\n\n### Personal\n\n"
        + "| field | beside the memory of the call goes to | stays |\n| --- | --- | --- |\n"
        + fields(true)
        + "\n### Not personal\n\n| field | goes to | stays |\n| --- | --- | --- |\n"
        + fields(false)
        + "\n## Columns of the database\n\nPersonal ones, and secrets.\n\n"
        + "| table | column | what | at rest | stays |\n| --- | --- | --- | --- | --- |\n"
        + Nouns.ALL.stream().map(DataFlowPage::columns).collect(Collectors.joining());
  }

  private static String fields(boolean personal) {
    return CallFields.ALL.stream()
        .filter(field -> field.personal() == personal)
        .map(DataFlowPage::row)
        .collect(Collectors.joining());
  }

  private static String row(CallField field) {
    boolean kept =
        field.goes().stream()
            .anyMatch(
                place -> place == Place.SEALED || place == Place.INDEX || place == Place.RECORD);
    return "| `"
        + field.name()
        + "` | "
        + field.goes().stream().map(Place::words).collect(Collectors.joining("; "))
        + " | "
        + (kept ? LIFE.get(Nouns.CDRS) : "while the call lives")
        + " |\n";
  }

  private static String columns(Noun noun) {
    return noun.columns().stream()
        .filter(column -> column.personal() || column.atRestSealed())
        .map(column -> row(noun, column))
        .collect(Collectors.joining());
  }

  private static String row(Noun noun, Column column) {
    return "| `"
        + noun.name()
        + "` | `"
        + column.name()
        + "` | "
        + (column.personal() ? "personal" : "secret")
        + " | "
        + rest(column)
        + " | "
        + LIFE.getOrDefault(noun, UNTIL_DELETED)
        + " |\n";
  }

  private static String rest(Column column) {
    if (column.atRestSealed()) {
      return "sealed";
    }
    return column.name().endsWith("_index")
        ? "keyed hash, a new key every 30 days"
        : "plain: the tenant's configuration";
  }
}
