package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Writes the rows of an export, each twice: the second time what may point to rows behind it.
final class ImportWriting {
  private static final int SECRET = 32;

  /// Where a row under another sid is the same thing.
  private static final Map<Noun, List<String>> SAME =
      Map.of(
          Nouns.SERVICE_PROVIDERS, List.of("name"),
          Nouns.PERMISSIONS, List.of("name"),
          Nouns.USERS, List.of("name"),
          Nouns.USER_PERMISSIONS, List.of("user_sid", "permission_sid"),
          Nouns.ACCOUNT_LIMITS, List.of("account_sid", "category"),
          Nouns.SERVICE_PROVIDER_LIMITS, List.of("service_provider_sid", "category"));

  /// Columns that may point to a row that is written later.
  private static final Set<Column> BEHIND = behind();

  private final Kit kit;
  private final Edit edit;
  private final Map<String, String> meanings = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Set<String> touched = new HashSet<>();
  private int made;
  private int changed;

  ImportWriting(Kit kit, Edit edit) {
    this.kit = kit;
    this.edit = edit;
  }

  /// That sid of the file is this one here.
  void meaning(String there, String here) {
    meanings.put(there, here);
  }

  /// Adds or changes a row, but for what points behind it.
  void first(Row told) {
    var noun = told.noun();
    var row = meant(told);
    var before = present(row);
    if (before.isEmpty() && (lacksSecret(row) || needsLeftOut(row))) {
      leftOut.add(identity(told));
      return;
    }
    if (before.isEmpty()) {
      var _ = edit.insert(secrets(without(row, ImportWriting::pointsBehind)));
      touched.add(identity(told));
      made++;
      return;
    }
    var old = before.get();
    if (single(noun)) {
      meanings.put(told.sid().value(), old.sid().value());
    }
    change(
        told,
        old,
        without(row, column -> pointsBehind(column) || noun.keys().contains(column.name())));
  }

  /// Fills in what points behind it.
  void second(Row told) {
    if (leftOut.contains(identity(told))
        || told.noun().columns().stream().noneMatch(ImportWriting::pointsBehind)) {
      return;
    }
    var row = meant(told);
    present(row).ifPresent(old -> change(told, old, without(row, column -> !pointsBehind(column))));
  }

  /// What the operator is told.
  List<String> told() {
    return leftOut.isEmpty()
        ? List.of("rows added: " + made + ", changed: " + changed)
        : List.of(
            "rows added: " + made + ", changed: " + changed,
            "left out, since they are nothing without their secrets: " + leftOut.size());
  }

  private void change(Row told, Row old, Row row) {
    var changes =
        without(
            row,
            column ->
                Objects.equals(old.values().get(column.name()), row.values().get(column.name())));
    if (changes.values().isEmpty()) {
      return;
    }
    if (touched.add(identity(told))) {
      changed++;
    }
    if (single(old.noun())) {
      boolean _ = edit.update(old.noun(), old.sid(), changes, Reach.EVERYTHING);
    } else {
      int _ = edit.deleteAll(old.noun(), byKeys(old), Reach.EVERYTHING);
      var _ = edit.insert(old.with(changes));
    }
  }

  private Optional<Row> present(Row row) {
    var noun = row.noun();
    var found =
        single(noun)
            ? edit.find(noun, row.sid(), Reach.EVERYTHING)
            : edit.first(noun, byKeys(row), Reach.EVERYTHING);
    var same = SAME.get(noun);
    if (found.isPresent() || same == null) {
      return found;
    }
    var query = Query.all();
    for (var column : same) {
      query = query.where(column, row.values().get(column));
    }
    return edit.first(noun, query, Reach.EVERYTHING);
  }

  private static Query byKeys(Row row) {
    var query = Query.all();
    for (var key : row.noun().keys()) {
      query = query.where(key, row.values().get(key));
    }
    return query;
  }

  /// Whether one sid identifies its rows.
  private static boolean single(Noun noun) {
    var kind = noun.column(noun.key()).kind();
    return noun.keys().size() == 1 && (kind instanceof Kind.Id || kind instanceof Kind.Ref);
  }

  private Row meant(Row told) {
    var row = told;
    for (var column : told.noun().columns()) {
      boolean sid = column.kind() instanceof Kind.Id || column.kind() instanceof Kind.Ref;
      if (sid && told.values().get(column.name()) instanceof String there) {
        row = row.with(column.name(), meanings.getOrDefault(there, there));
      }
    }
    return row;
  }

  private static Row without(Row row, java.util.function.Predicate<Column> which) {
    var rest = Row.empty(row.noun());
    for (var column : row.noun().columns()) {
      if (row.has(column.name()) && !which.test(column)) {
        rest = rest.with(column.name(), row.values().get(column.name()));
      }
    }
    return rest;
  }

  private static boolean lacksSecret(Row row) {
    return Exporting.nothingWithoutSecret(row.noun())
        && row.noun().columns().stream()
            .anyMatch(column ->
                column.required() && ExportForm.isSecret(column) && !row.has(column.name()));
  }

  private boolean needsLeftOut(Row row) {
    return row.noun().columns().stream()
        .filter(column -> column.required() && column.kind() instanceof Kind.Ref)
        .anyMatch(column ->
            column.kind() instanceof Kind.Ref ref
                && leftOut.contains(ref.noun() + "." + row.values().get(column.name())));
  }

  /// What no row may be without is drawn anew where the file does not tell it.
  private Row secrets(Row row) {
    if (row.noun() == Nouns.ACCOUNTS && !row.has("webhook_secret")) {
      return row.with("webhook_secret", WebhookSecret.draw(kit));
    }
    if (row.noun() == Nouns.SMS_PROVIDERS && !row.has("inbound_secret")) {
      var bytes = new byte[SECRET];
      kit.random().nextBytes(bytes);
      return row.with("inbound_secret", Secret.of(HexFormat.of().formatHex(bytes)));
    }
    return row;
  }

  private static Set<Column> behind() {
    var behind = java.util.Collections.<Column>newSetFromMap(new java.util.IdentityHashMap<>());
    for (var noun : Nouns.ALL) {
      for (var column : noun.columns()) {
        if (column.kind() instanceof Kind.Ref ref
            && Nouns.ALL.indexOf(Nouns.named(ref.noun())) >= Nouns.ALL.indexOf(noun)) {
          behind.add(column);
        }
      }
    }
    return behind;
  }

  private static boolean pointsBehind(Column column) {
    return BEHIND.contains(column);
  }

  private static String identity(Row row) {
    return row.noun().keys().stream()
        .map(key -> String.valueOf(row.values().get(key)))
        .collect(java.util.stream.Collectors.joining(":", row.noun().name() + ".", ""));
  }
}
