package io.jambo.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the operation of a path: literals in any case, a trailing slash or none, a literal before
/// a parameter. A tree of segments, made once; it is read by all threads and never changed.
final class Router {
  /// More segments than any path has; a request with more of them is not looked at further.
  private static final int MOST_SEGMENTS = 16;

  /// What is longer is not in any path.
  private static final int MOST_LENGTH = 2_048;

  private final Node root = new Node();

  /// Where a request leads.
  ///
  /// @param operations by method, all of this path
  /// @param parameters decoded, by name
  record Routed(Map<Method, Operation> operations, Map<String, String> parameters) {}

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<Method, Operation> operations = new EnumMap<>(Method.class);
    private @Nullable Node parameter;
  }

  /// @throws IllegalArgumentException when two operations share method and path
  Router(List<Operation> operations) {
    for (var operation : operations) {
      if (operation.path().root()) {
        add(root, operation);
      } else {
        add(literal(root, "v1"), operation);
        add(literal(literal(root, "api"), "v1"), operation);
      }
    }
  }

  private static void add(Node start, Operation operation) {
    var node = start;
    for (var segment : operation.path().segments()) {
      node = segment.parameter() ? parameter(node) : literal(node, segment.text());
    }
    if (node.operations.put(operation.method(), operation) != null) {
      throw new IllegalArgumentException("declared twice: " + operation);
    }
  }

  private static Node literal(Node node, String text) {
    return node.literals.computeIfAbsent(text.toLowerCase(Locale.ROOT), _ -> new Node());
  }

  private static Node parameter(Node node) {
    var child = node.parameter;
    if (child == null) {
      child = new Node();
      node.parameter = child;
    }
    return child;
  }

  /// Where that path leads, if anywhere.
  Optional<Routed> route(Method wanted, String path) {
    if (path.length() > MOST_LENGTH || !path.startsWith("/")) {
      return Optional.empty();
    }
    var segments = segments(path);
    if (segments.size() > MOST_SEGMENTS) {
      return Optional.empty();
    }
    var node = find(root, segments, 0, wanted);
    if (node == null) {
      node = find(root, segments, 0, null);
    }
    return Optional.ofNullable(node).map(found -> routed(found, wanted, segments));
  }

  /// Whether that path lies below `/v1` or `/api/v1`, where everything unknown is a secret.
  static boolean below(String path) {
    return under(path, "/v1") || under(path, "/api/v1");
  }

  private static boolean under(String path, String base) {
    return path.regionMatches(true, 0, base, 0, base.length())
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>(8);
    int from = 1;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      segments.add(path.substring(from, end));
      from = end + 1;
    }
    return segments;
  }

  /// The node of those segments that has the wanted method, or any method when none is wanted.
  private static @Nullable Node find(
      Node node, List<String> segments, int depth, @Nullable Method wanted) {
    if (depth == segments.size()) {
      boolean serves =
          wanted == null ? !node.operations.isEmpty() : node.operations.containsKey(wanted);
      return serves ? node : null;
    }
    var segment = segments.get(depth);
    var literal = node.literals.get(segment.toLowerCase(Locale.ROOT));
    var found = literal == null ? null : find(literal, segments, depth + 1, wanted);
    if (found == null && node.parameter != null && !segment.isEmpty()) {
      found = find(node.parameter, segments, depth + 1, wanted);
    }
    return found;
  }

  private static Routed routed(Node node, Method wanted, List<String> segments) {
    var operation = node.operations.get(wanted);
    if (operation == null) {
      return new Routed(node.operations, Map.of());
    }
    var template = operation.path().segments();
    int shift = segments.size() - template.size();
    var parameters = new LinkedHashMap<String, String>(4);
    for (int i = 0; i < template.size(); i++) {
      if (template.get(i).parameter()) {
        parameters.put(template.get(i).text(), decoded(segments.get(shift + i)));
      }
    }
    return new Routed(node.operations, parameters);
  }

  /// A segment without its escapes. Whether the escapes are well formed, the door has seen to.
  static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    var bytes = new byte[segment.length() * 3];
    int length = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      int high = c == '%' && i + 2 < segment.length() ? hex(segment.charAt(i + 1)) : -1;
      int low = high >= 0 ? hex(segment.charAt(i + 2)) : -1;
      if (low >= 0) {
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        var own = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(own, 0, bytes, length, own.length);
        length += own.length;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int hex(char c) {
    return Character.digit(c, 16);
  }
}
