package io.jambo.flows;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.FileVisitResult.SKIP_SUBTREE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The repository as the tests of the house see it: its files, without what a build or a run makes.
final class House {
  /// Tests run in their module's folder, one below the root.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> MADE =
      Set.of(".git", ".cache", "target", "data", "node_modules", "venv");

  private House() {}

  /// Every file, by path.
  static List<Path> files() {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(ROOT, new Collector(found));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found.stream().sorted().toList();
  }

  /// Java sources of every room, tests included.
  static List<Path> sources() {
    return files().stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /// Java sources of what is shipped or stood upon.
  static List<Path> mainSources() {
    return sources().stream().filter(file -> name(file).contains("/src/main/")).toList();
  }

  /// All Markdown pages.
  static List<Path> pages() {
    return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  /// The path below the root, with slashes.
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /// What tidy-exceptions.txt allows, of one kind; each line gives a reason behind two blanks.
  static List<String> exceptions(Predicate<String> kind) {
    return lines(ROOT.resolve("tidy-exceptions.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(House::withReason)
        .filter(kind)
        .toList();
  }

  private static String withReason(String line) {
    int gap = line.indexOf("  ");
    if (gap < 0) {
      throw new AssertionError("an exception without a reason: " + line);
    }
    return line.substring(0, gap);
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name(file), unreadable);
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Collector(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return MADE.contains(folder.getFileName().toString()) ? SKIP_SUBTREE : CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.add(file);
      return CONTINUE;
    }
  }
}
