package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Owner;
import io.jambo.store.BackupTrouble;
import io.jambo.store.KeyShelf;
import io.jambo.store.real.CopyReader.Visitor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The owners' keys of a copy, to look whether what is sealed in it opens. Nothing is added to it.
final class PaperShelf implements KeyShelf, Visitor {
  private final Map<String, Kept> kept = new HashMap<>();
  private List<Column> columns = List.of();

  @Override
  public void table(Noun noun, List<Column> named) {
    columns = named;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    var row = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i).name(), values.get(i));
    }
    var word = text(row, "owner");
    var key = text(row, "wrapped_data_key");
    if (!key.equals(PrunedOwners.NO_KEY)) {
      var made = row.get("created_at") instanceof Long millis ? millis : 0L;
      kept.put(
          word,
          new Kept(
              owner(word),
              key,
              text(row, "wrapped_index_keys"),
              text(row, "kek_id"),
              Instant.ofEpochMilli(made)));
    }
  }

  @Override
  public Optional<Kept> load(Owner owner) {
    return Optional.ofNullable(kept.get(owner.word()));
  }

  @Override
  public Kept add(Kept keys, Runnable settled) {
    throw new BackupTrouble("The copy has no keys of " + keys.owner().word() + ".");
  }

  @Override
  public boolean replace(Kept before, Kept after, Runnable settled) {
    return false;
  }

  @Override
  public void delete(Owner owner) {
    kept.remove(owner.word());
  }

  @Override
  public List<Kept> notUnder(String nodeKey, int most) {
    return List.of();
  }

  @Override
  public Set<String> nodeKeys() {
    return kept.values().stream().map(Kept::nodeKey).collect(Collectors.toSet());
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static Owner owner(String word) {
    int colon = word.indexOf(':');
    return switch (colon < 0 ? word : word.substring(0, colon)) {
      case "account" -> new Owner.Account(new Sid(word.substring(colon + 1)));
      case "provider" -> new Owner.Provider(new Sid(word.substring(colon + 1)));
      default -> Owner.PLATFORM;
    };
  }
}
