package io.jambo.flows;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import javax.tools.ToolProvider;

/// Java sources, read by the JDK's own parser where structure matters and as lines where it does
/// not.
final class Sources {
  private static final Pattern MONITOR = Pattern.compile("\\bsynchronized\\b");

  /// A name that is given a collection whose order differs from one JVM to the next.
  private static final Pattern UNSTEADY =
      Pattern.compile(
          "\\b(\\w+)\\s*=\\s*(?:\\w+\\.)*"
              + "(?:(?:Set|Map)\\.(?:of|ofEntries|copyOf)\\(|new (?:Identity)?Hash(?:Map|Set)<)");

  private static final String VIEW = "(?:\\.(?:entrySet|keySet|values)\\(\\))?";

  /// Going through it in its own order; sorting, or asking for any, all or how many, is no harm.
  private static final String VISIT =
      "\\s*\\.(?:(?:forEach|iterator)\\(|stream\\(\\)"
          + "(?![^;]*\\.(?:sorted|anyMatch|allMatch|noneMatch|count|sum|min|max)\\())";

  private Sources() {}

  /// A method and how many lines it has from its first brace to its last; a table in an annotation
  /// does not make it long.
  record Method(String where, int lines) {}

  /// A top-level type.
  record Type(String where, boolean documented) {}

  /// Every method of these files.
  static List<Method> methods(List<Path> files) {
    var found = new ArrayList<Method>();
    for (var unit : parse(files)) {
      unit.scan(
          new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
              found.add(new Method(unit.where(method.getName()), unit.lines(method)));
              return super.visitMethod(method, null);
            }
          });
    }
    return found;
  }

  /// Every top-level type of these files.
  static List<Type> types(List<Path> files) {
    var found = new ArrayList<Type>();
    for (var unit : parse(files)) {
      unit.scan(
          new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
              boolean documented = unit.trees().getDocComment(getCurrentPath()) != null;
              found.add(new Type(unit.where(type.getSimpleName()), documented));
              return null; // nested types are left to the reader
            }
          });
    }
    return found;
  }

  /// Whether code of this file holds a monitor.
  static boolean holdsMonitor(Path file) {
    return matching(file, MONITOR).findAny().isPresent();
  }

  /// The lines that iterate over a collection of unsteady order, as far as one file shows it.
  static Stream<String> unsteadyLoops(Path file) {
    var names =
        UNSTEADY
            .matcher(House.text(file))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return Stream.empty();
    }
    var all = "(?:this\\.)?(?:" + String.join("|", names) + ")" + VIEW;
    return matching(
        file, Pattern.compile("for \\([^)]*: " + all + "\\)|(?<![\\w.])" + all + VISIT));
  }

  /// Where a pattern is found in a file, comments left out, as `file:line: text`.
  static Stream<String> matching(Path file, Pattern pattern) {
    var code = House.text(file).replaceAll("(?m)//.*$", "");
    return pattern
        .matcher(code)
        .results()
        .map(found -> {
          long line = code.substring(0, found.start()).lines().count();
          return House.name(file) + ":" + line + ": " + found.group().strip();
        });
  }

  private static List<Unit> parse(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      var trees = Trees.instance(task);
      var units = new ArrayList<Unit>();
      for (var tree : task.parse()) {
        units.add(new Unit(tree, trees));
      }
      return units;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private record Unit(CompilationUnitTree tree, Trees trees) {
    void scan(TreePathScanner<Void, Void> scanner) {
      scanner.scan(tree, null);
    }

    String where(Name name) {
      return House.name(Path.of(tree.getSourceFile().toUri())) + "#" + name;
    }

    int lines(MethodTree method) {
      var body = method.getBody();
      if (body == null) {
        return 0;
      }
      var positions = trees.getSourcePositions();
      var map = tree.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(tree, body));
      long last = map.getLineNumber(positions.getEndPosition(tree, body));
      return Math.toIntExact(last - first + 1);
    }
  }
}
