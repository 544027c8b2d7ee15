package io.jambo.store;

import io.jambo.model.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A shelf in memory, with transactions that can be rolled back.
final class MemoryShelf implements KeyShelf {
  private Map<Owner, Kept> kept = new HashMap<>();
  private Map<Owner, Kept> before = Map.of();
  private final List<Runnable> settling = new ArrayList<>();
  private boolean inTransaction;
  private int loads;

  synchronized void begin() {
    before = new HashMap<>(kept);
    inTransaction = true;
  }

  synchronized void commit() {
    inTransaction = false;
    settling.forEach(Runnable::run);
    settling.clear();
  }

  synchronized void rollBack() {
    inTransaction = false;
    settling.clear();
    kept = new HashMap<>(before);
  }

  /// How often somebody asked for keys.
  synchronized int loads() {
    return loads;
  }

  @Override
  public synchronized Optional<Kept> load(Owner owner) {
    loads++;
    return Optional.ofNullable(kept.get(owner));
  }

  @Override
  public synchronized Kept add(Kept keys, Runnable settled) {
    kept.putIfAbsent(keys.owner(), keys);
    settle(settled);
    return kept.getOrDefault(keys.owner(), keys);
  }

  @Override
  public synchronized boolean replace(Kept present, Kept after, Runnable settled) {
    boolean placed = kept.replace(present.owner(), present, after);
    settle(settled);
    return placed;
  }

  @Override
  public synchronized void delete(Owner owner) {
    kept.remove(owner);
  }

  @Override
  public synchronized List<Kept> notUnder(String nodeKey, int most) {
    return kept.values().stream()
        .filter(keys -> !keys.nodeKey().equals(nodeKey))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Set<String> nodeKeys() {
    return kept.values().stream().map(Kept::nodeKey).collect(Collectors.toSet());
  }

  private void settle(Runnable settled) {
    if (inTransaction) {
      settling.add(settled);
    } else {
      settled.run();
    }
  }
}
