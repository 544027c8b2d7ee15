package io.jambo.flows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// The libraries that the shipped jar is made of, as the poms tell: those of the rooms that `node`
/// stands on, and what these bring along, as far as it lies on the class path.
final class Libraries {
  private static final String REPOSITORY = "/repository/";
  private static final String OURS = "io.jambo";

  /// Jars of the local repository on the class path, by group and artifact.
  private static final Map<String, Version> JARS = jars();

  private Libraries() {}

  /// A library in the local repository.
  private record Version(String repository, String group, String artifact, String version) {
    Path pom() {
      return Path.of(
          repository,
          group.replace('.', '/'),
          artifact,
          version,
          artifact + "-" + version + ".pom");
    }

    String name() {
      return group + ":" + artifact;
    }
  }

  private record Dependency(String group, String artifact, String scope, boolean optional) {
    String name() {
      return group + ":" + artifact;
    }

    boolean comesAlong() {
      return !optional && !scope.equals("test") && !scope.equals("provided");
    }
  }

  /// Libraries that the rooms themselves name.
  static Set<String> named() {
    var named = new LinkedHashSet<String>();
    var rooms = new ArrayDeque<>(List.of("node"));
    var seen = new LinkedHashSet<String>();
    while (!rooms.isEmpty()) {
      var room = rooms.remove();
      if (seen.add(room)) {
        for (var dependency : dependencies(House.ROOT.resolve(room).resolve("pom.xml"), OURS)) {
          if (!dependency.comesAlong()) {
            continue;
          }
          if (dependency.group().equals(OURS)) {
            rooms.add(dependency.artifact());
          } else {
            named.add(dependency.name());
          }
        }
      }
    }
    return named;
  }

  /// All of them with the names of their licences.
  static Map<String, List<String>> inTheJar() {
    var found = new TreeMap<String, List<String>>();
    var waiting = new ArrayDeque<>(named());
    while (!waiting.isEmpty()) {
      var library = waiting.remove();
      var jar = JARS.get(library);
      if (jar != null && !found.containsKey(library)) {
        found.put(library, licences(jar));
        for (var dependency : dependencies(jar.pom(), jar.group())) {
          if (dependency.comesAlong()) {
            waiting.add(dependency.name());
          }
        }
      }
    }
    return found;
  }

  /// Of the pom itself or of what it stands on.
  private static List<String> licences(Version library) {
    var project = project(library.pom());
    var names = new ArrayList<String>();
    child(project, "licenses")
        .ifPresent(all ->
            children(all, "license")
                .forEach(one -> child(one, "name").ifPresent(name -> names.add(text(name)))));
    if (!names.isEmpty()) {
      return names;
    }
    return child(project, "parent")
        .map(parent ->
            licences(
                new Version(
                    library.repository(),
                    value(parent, "groupId"),
                    value(parent, "artifactId"),
                    value(parent, "version"))))
        .orElse(names);
  }

  private static List<Dependency> dependencies(Path pom, String ownGroup) {
    var found = new ArrayList<Dependency>();
    child(project(pom), "dependencies")
        .ifPresent(all ->
            children(all, "dependency")
                .forEach(one ->
                    found.add(
                        new Dependency(
                            value(one, "groupId").replaceFirst("^\\$\\{.*[gG]roupId}$", ownGroup),
                            value(one, "artifactId"),
                            value(one, "scope"),
                            value(one, "optional").equals("true")))));
    return found;
  }

  private static Map<String, Version> jars() {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var jars = new LinkedHashMap<String, Version>();
    for (var entry : path.split(File.pathSeparator, -1)) {
      int root = entry.indexOf(REPOSITORY);
      if (entry.endsWith(".jar") && root > 0) {
        int below = root + REPOSITORY.length();
        var parts = List.of(entry.substring(below).split("/", -1));
        int artifact = parts.size() - 3;
        var library =
            new Version(
                entry.substring(0, below),
                String.join(".", parts.subList(0, artifact)),
                parts.get(artifact),
                parts.get(artifact + 1));
        jars.putIfAbsent(library.name(), library);
      }
    }
    return jars;
  }

  private static Element project(Path pom) {
    try (var in = Files.newInputStream(pom)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException unreadable) {
      throw new AssertionError(pom + " can't be read", unreadable);
    }
  }

  private static List<Element> children(Element of, String name) {
    var found = new ArrayList<Element>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getNodeName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static Optional<Element> child(Element of, String name) {
    return children(of, name).stream().findFirst();
  }

  private static String value(Element of, String name) {
    return child(of, name).map(Libraries::text).orElse("");
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
