package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.model.Secret;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.NodeKeys;
import io.jambo.store.VaultKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Finds the node's key, or makes it at the first start (security.md SEC-1 and SEC-3).
public final class NodeKeyFile {
  /// A file of keys is far smaller; anything larger is none.
  private static final long MOST_BYTES = 64 * 1024;

  private final Where where;
  private final Set<String> needed;

  private NodeKeyFile(Where where, Set<String> needed) {
    this.where = where;
    this.needed = new TreeSet<>(needed);
  }

  /// Where the key may be.
  ///
  /// @param value `JAMBO_KEY`
  /// @param file `JAMBO_KEY_FILE`
  /// @param configuration the user's configuration folder (XDG)
  /// @param data the node's data folder
  public record Where(Optional<Secret> value, Optional<Path> file, Path configuration, Path data) {}

  /// The keys, and where they lie.
  ///
  /// @param place for the line that tells the operator
  /// @param warning what the operator should change, if anything
  public record Found(NodeKeys keys, String place, Optional<String> warning) {}

  /// Finds the keys.
  ///
  /// @param needed the names of all keys under which something lies sealed; with none, and only
  ///   then, a key is made where there is none
  /// @throws NodeKeyRefused with a sentence for the operator when the node must not start
  public static Found find(Where where, Set<String> needed, RandomGenerator random) {
    return new NodeKeyFile(where, needed).find(random);
  }

  /// All keys, when the one of that name is among them now; makes none.
  public static Optional<NodeKeys> holding(Where where, String name, RandomGenerator random) {
    try {
      return Optional.of(find(where, Set.of(name), random).keys());
    } catch (NodeKeyRefused _) {
      return Optional.empty(); // whoever asks says what can't be opened without it
    }
  }

  /// Puts a new key in front of those in a file, in one step.
  ///
  /// @return all keys, the new one first
  /// @throws NodeKeyRefused when it can't be written
  public static NodeKeys rotate(Path file, RandomGenerator random) {
    try {
      var before = Files.readString(file, UTF_8);
      var key = Base64.getEncoder().encodeToString(VaultKey.fresh(random).raw());
      var text = key + "\n" + before;
      var keys = NodeKeys.parse(text, file.toString());
      PrivateFiles.replace(file, text);
      return keys;
    } catch (IOException cause) {
      throw refused(file, "be written", cause);
    }
  }

  private Found find(RandomGenerator random) {
    if (where.value().isPresent()) {
      return checked(NodeKeys.parse(where.value().get().reveal(), "JAMBO_KEY"), "JAMBO_KEY");
    }
    var own = where.file().orElse(where.configuration().resolve("jambo").resolve("node.key"));
    var beside = where.data().resolve("node.key");
    var places = new ArrayList<Path>();
    places.add(own);
    if (where.file().isEmpty()) {
      places.add(beside);
    }
    for (var place : places) {
      var text = read(place);
      if (text.isPresent()) {
        var found = checked(NodeKeys.parse(text.get(), place.toString()), place.toString());
        return new Found(found.keys(), found.place(), warning(place, place.equals(beside)));
      }
    }
    if (!needed.isEmpty()) {
      throw new NodeKeyRefused(
          "The node's key is not in "
              + own
              + ", but data lies sealed under it (key "
              + String.join(", ", needed)
              + "); put the file back, or name its place by JAMBO_KEY_FILE");
    }
    return make(own, beside, random);
  }

  private Found checked(NodeKeys keys, String place) {
    var missing = new TreeSet<>(needed);
    missing.removeAll(keys.names());
    if (!missing.isEmpty()) {
      throw new NodeKeyRefused(
          "Data lies sealed under the node's key "
              + String.join(", ", missing)
              + ", which is not in "
              + place
              + "; add it there, below the current one");
    }
    return new Found(keys, place, Optional.empty());
  }

  private Found make(Path own, Path beside, RandomGenerator random) {
    var text =
        "# The node's key of Jambo: without it nothing sealed can be opened. Keep a copy apart"
            + " from\n"
            + "# the backups. To rotate it, put a new line on top and keep the old one below.\n"
            + Base64.getEncoder().encodeToString(VaultKey.fresh(random).raw())
            + "\n";
    var place = own;
    try {
      write(own, text);
    } catch (IOException cause) {
      if (where.file().isPresent()) {
        throw refused(own, "be written", cause);
      }
      place = beside;
      try {
        write(beside, text);
      } catch (IOException again) {
        throw refused(beside, "be written", again);
      }
    }
    // Read back: another process may have been faster, and then its key is the key.
    var kept = read(place).orElse(text);
    return new Found(
        NodeKeys.parse(kept, place.toString()),
        place.toString(),
        warning(place, place.equals(beside)));
  }

  private static void write(Path place, String text) throws IOException {
    PrivateFiles.makeFolder(PrivateFiles.folderOf(place));
    try {
      PrivateFiles.writeNew(place, text);
    } catch (FileAlreadyExistsException _) {
      // Made in the same moment by another process; it is read back.
    }
  }

  private Optional<String> read(Path place) {
    try {
      if (Files.size(place) > MOST_BYTES) {
        throw new NodeKeyRefused(place + " is too large for a file of keys");
      }
    } catch (IOException cause) {
      if (where.file().isEmpty() || cause instanceof NoSuchFileException) {
        return Optional.empty(); // a home that this user has not, or may not enter
      }
      throw refused(place, "be read", cause);
    }
    try {
      return Optional.of(Files.readString(place, UTF_8));
    } catch (IOException cause) {
      throw refused(place, "be read", cause);
    }
  }

  private static Optional<String> warning(Path place, boolean besideData) {
    if (besideData) {
      return Optional.of(
          "the node's key lies in "
              + place
              + ", beside the data that it protects: move it to a place"
              + " of its own and name that by JAMBO_KEY_FILE");
    }
    return PrivateFiles.openToOthers(place)
        ? Optional.of("others can read the node's key " + place + ": chmod 600 it")
        : Optional.empty();
  }

  private static NodeKeyRefused refused(Path place, String what, IOException cause) {
    var refused =
        new NodeKeyRefused(
            "The node's key "
                + place
                + " can't "
                + what
                + " ("
                + cause.getClass().getSimpleName()
                + "); give this user the right to it, or name another place by JAMBO_KEY_FILE");
    refused.initCause(cause);
    return refused;
  }
}
