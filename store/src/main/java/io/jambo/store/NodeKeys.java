package io.jambo.store;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The node's key-encryption keys (security.md SEC-1): the first seals, the others still open what
/// was sealed before a rotation.
///
/// As text: a key a line, or separated by blanks or commas, each 32 bytes in base64; lines that
/// begin with `#` are notes.
public final class NodeKeys {
  /// So many generations may be needed at a time.
  private static final int MOST_KEYS = 16;

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  private final VaultKey current;
  private final Map<String, VaultKey> byName;

  private NodeKeys(VaultKey current, Map<String, VaultKey> byName) {
    this.current = current;
    this.byName = byName;
  }

  /// One key alone.
  public static NodeKeys of(VaultKey key) {
    return new NodeKeys(key, Map.of(key.name(), key));
  }

  /// Reads the text form.
  ///
  /// @param where how the operator knows the place, for the sentence when it can't be read
  /// @throws NodeKeyRefused when there is no key in it, or something else than keys
  public static NodeKeys parse(String text, String where) {
    var keys = new LinkedHashMap<String, VaultKey>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(SEPARATOR.split(line)))
        .map(word -> key(word, where))
        .forEach(key -> keys.putIfAbsent(key.name(), key));
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new NodeKeyRefused(
          "There are " + keys.size() + " keys in " + where + "; 1 to " + MOST_KEYS + " are needed");
    }
    return new NodeKeys(keys.firstEntry().getValue(), keys);
  }

  /// These keys, and behind them those of the other that are not among them.
  NodeKeys before(NodeKeys other) {
    var keys = new LinkedHashMap<>(byName);
    other.byName.forEach(keys::putIfAbsent);
    return new NodeKeys(current, keys);
  }

  /// The key that seals.
  public VaultKey current() {
    return current;
  }

  /// The key of that name.
  public Optional<VaultKey> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The names of all keys.
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  private static VaultKey key(String text, String where) {
    try {
      var raw = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      if (raw.length == VaultKey.LENGTH) {
        return VaultKey.of(raw);
      }
    } catch (IllegalArgumentException _) {
      // Told below, without the text: it may be most of a key.
    }
    throw new NodeKeyRefused("What stands in " + where + " is not a key: 32 bytes in base64");
  }

  @Override
  public String toString() {
    return "node's keys " + byName.keySet();
  }
}
