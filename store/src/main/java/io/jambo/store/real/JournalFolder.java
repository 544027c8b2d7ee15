package io.jambo.store.real;

import io.jambo.store.JournalEvent;
import io.jambo.store.NodeKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The segments of the journal, by number. Any thread; one makes them, one deletes them.
final class JournalFolder {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})\\.journal");

  /// A head that was torn while the segment was made is shorter than this.
  private static final long TORN_HEAD = 128;

  private final Path folder;
  private final NodeKeys nodeKeys;
  private final ConcurrentSkipListMap<Long, JournalSegment> segments =
      new ConcurrentSkipListMap<>();
  private final long firstOwn;
  private long next;

  private JournalFolder(Path folder, NodeKeys nodeKeys, Map<Long, JournalSegment> old, long next) {
    this.folder = folder;
    this.nodeKeys = nodeKeys;
    this.segments.putAll(old);
    this.firstOwn = next;
    this.next = next;
  }

  /// Opens the folder, and makes it where it is missing. A segment whose head can't be read is put
  /// aside, and told of.
  static JournalFolder open(Path folder, NodeKeys nodeKeys, Consumer<JournalEvent> told)
      throws IOException {
    PrivateFiles.makeFolder(folder);
    var old = new TreeMap<Long, JournalSegment>();
    long next = 1;
    for (var entry : files(folder).entrySet()) {
      next = entry.getKey() + 1;
      var segment = JournalSegment.reopen(entry.getValue(), entry.getKey(), nodeKeys);
      if (segment.isPresent()) {
        old.put(entry.getKey(), segment.get());
      } else {
        putAside(entry.getValue(), told);
      }
    }
    return new JournalFolder(folder, nodeKeys, old, next);
  }

  /// The names of the node's keys under which the segments in a folder lie.
  static Set<String> nodeKeys(Path folder) {
    var names = new TreeSet<String>();
    try {
      for (var file : files(folder).values()) {
        JournalSegment.nodeKey(file).ifPresent(names::add);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return names;
  }

  static String name(long number) {
    return "%016x.journal".formatted(number);
  }

  /// Makes the next segment.
  JournalSegment create(RandomGenerator random) throws IOException {
    var segment = JournalSegment.create(folder, next, nodeKeys, random);
    next++;
    segments.put(segment.number(), segment);
    return segment;
  }

  /// The first segment with at least that number.
  Optional<JournalSegment> from(long number) {
    var entry = segments.ceilingEntry(number);
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }

  /// All segments before that number, the oldest first.
  Collection<JournalSegment> before(long number) {
    return segments.headMap(number).values();
  }

  /// Whether it is of this process; what is older was left by an earlier one.
  boolean own(long number) {
    return number >= firstOwn;
  }

  /// Bytes of all segments.
  long size() {
    return segments.values().stream().mapToLong(JournalSegment::durable).sum();
  }

  /// Deletes a segment.
  void delete(JournalSegment segment) throws IOException {
    segments.remove(segment.number());
    segment.delete();
  }

  /// Puts a segment aside that can't be read any further: it is told of and left to the operator.
  void putAside(JournalSegment segment) throws IOException {
    segments.remove(segment.number());
    segment.release();
    var file = folder.resolve(name(segment.number()));
    Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
  }

  /// Closes the files of all segments.
  void close() {
    for (var segment : segments.values()) {
      try {
        segment.release();
      } catch (IOException _) {
        // All that had to be on the disk is there.
      }
    }
  }

  private static SortedMap<Long, Path> files(Path folder) throws IOException {
    var found = new TreeMap<Long, Path>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder)) {
        for (var file : files) {
          var name = NAME.matcher(file.getFileName().toString());
          if (name.matches()) {
            found.put(Long.parseLong(name.group(1), 16), file);
          }
        }
      }
    }
    return found;
  }

  private static void putAside(Path file, Consumer<JournalEvent> told) throws IOException {
    if (Files.size(file) < TORN_HEAD) {
      Files.delete(file); // nothing was ever written behind such a head
      told.accept(JournalEvent.TORN_TAIL);
    } else {
      Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
      told.accept(JournalEvent.DAMAGED);
    }
  }
}
