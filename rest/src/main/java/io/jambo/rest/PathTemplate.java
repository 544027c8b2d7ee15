package io.jambo.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The path of an operation: literals and `{parameters}`. A parameter whose name ends in `_sid` is
/// a sid.
///
/// @param root it stands as written, not below `/v1`
record PathTemplate(String text, List<Segment> segments, boolean root) {
  private static final String SID = "_sid";

  /// A piece between two slashes.
  ///
  /// @param text the literal, or the parameter's name
  record Segment(String text, boolean parameter) {
    boolean sid() {
      return parameter && text.endsWith(SID);
    }
  }

  /// Reads `/Accounts/{account_sid}/Calls`.
  ///
  /// @throws IllegalArgumentException when it is no such template
  static PathTemplate of(String text, boolean root) {
    if (!text.startsWith("/") || (text.endsWith("/") && text.length() > 1)) {
      throw new IllegalArgumentException("no path: " + text);
    }
    var segments = new ArrayList<Segment>();
    var names = new HashSet<String>();
    for (var piece : text.length() == 1 ? new String[0] : text.substring(1).split("/", -1)) {
      var segment = segment(piece);
      if (segment.parameter() && !names.add(segment.text())) {
        throw new IllegalArgumentException("a parameter twice: " + text);
      }
      segments.add(segment);
    }
    return new PathTemplate(text, List.copyOf(segments), root);
  }

  private static Segment segment(String piece) {
    boolean parameter = piece.startsWith("{") && piece.endsWith("}");
    var name = parameter ? piece.substring(1, piece.length() - 1) : piece;
    if (name.isEmpty() || name.contains("{") || name.contains("}")) {
      throw new IllegalArgumentException("no segment: " + piece);
    }
    return new Segment(name, parameter);
  }

  /// The names of its parameters, in order.
  List<String> parameters() {
    return segments.stream().filter(Segment::parameter).map(Segment::text).toList();
  }

  /// Whether the second segment is an owner with more behind it: `/Accounts/{account_sid}/…`.
  boolean under(String literal) {
    return segments.size() > 2
        && segments.get(0).text().equals(literal)
        && segments.get(1).parameter();
  }

  /// As a client writes it.
  String full() {
    return root ? text : "/v1" + text;
  }
}
