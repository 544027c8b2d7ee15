package io.jambo.model;

import io.jambo.model.PatternNode.Begin;
import io.jambo.model.PatternNode.Either;
import io.jambo.model.PatternNode.End;
import io.jambo.model.PatternNode.InTurn;
import io.jambo.model.PatternNode.One;
import io.jambo.model.PatternNode.Repeat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a regular expression as ECMAScript writes them, as far as they can be followed without
/// going back.
final class PatternParser {
  private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,4})(,(\\d{1,4})?)?\\}");
  private static final String SPECIAL = "*+?)|";
  private static final int DEEPEST = 32;
  private static final char NONE = '\0';

  private final String text;
  private int at;
  private int depth;

  /// It is none that could be followed.
  static final class NoPattern extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoPattern() {
      super("no pattern", null, false, false);
    }
  }

  private PatternParser(String text) {
    this.text = text;
  }

  /// @throws NoPattern when it is none
  static PatternNode parse(String text) {
    var parser = new PatternParser(text);
    var whole = parser.either();
    if (parser.at < text.length()) {
      throw new NoPattern();
    }
    return whole;
  }

  private PatternNode either() {
    var first = inTurn();
    return skip("|") ? new Either(first, either()) : first;
  }

  private PatternNode inTurn() {
    var parts = new ArrayList<PatternNode>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      parts.add(repeated(atom()));
    }
    return new InTurn(List.copyOf(parts));
  }

  private PatternNode repeated(PatternNode atom) {
    int least;
    int most;
    var times = TIMES.matcher(text).region(at, text.length());
    if (skip("*")) {
      least = 0;
      most = PatternNode.FOR_EVER;
    } else if (skip("+")) {
      least = 1;
      most = PatternNode.FOR_EVER;
    } else if (skip("?")) {
      least = 0;
      most = 1;
    } else if (times.lookingAt()) {
      at = times.end();
      least = Integer.parseInt(times.group(1));
      most = upTo(times.group(2), times.group(3), least);
    } else {
      return atom;
    }
    boolean _ = skip("?"); // as little as will do: whether it fits is the same
    if (most < least || atom instanceof Begin || atom instanceof End) {
      throw new NoPattern();
    }
    return new Repeat(atom, least, most);
  }

  private static int upTo(String comma, String bound, int least) {
    if (comma == null) {
      return least;
    }
    return bound == null ? PatternNode.FOR_EVER : Integer.parseInt(bound);
  }

  private PatternNode atom() {
    char c = next();
    return switch (c) {
      case '^' -> new Begin();
      case '$' -> new End();
      case '.' -> new One(Letters.ANY);
      case '[' -> new One(set());
      case '(' -> group();
      case '\\' -> new One(escape());
      default -> {
        if (SPECIAL.indexOf(c) >= 0) {
          throw new NoPattern();
        }
        yield new One(Letters.only(c));
      }
    };
  }

  private PatternNode group() {
    if (skip("?") && !skip(":") && !named()) {
      throw new NoPattern();
    }
    if (++depth > DEEPEST) {
      throw new NoPattern();
    }
    var inside = either();
    depth--;
    if (!skip(")")) {
      throw new NoPattern();
    }
    return inside;
  }

  private boolean named() {
    int end = text.indexOf('>', at);
    boolean name =
        text.startsWith("<", at) && end > at + 1 && Character.isLetter(text.charAt(at + 1));
    at = name ? end + 1 : at;
    return name;
  }

  private Letters set() {
    boolean inverse = skip("^");
    var all = new Letters(new BitSet(), false);
    while (!skip("]")) {
      int start = at;
      char first = next();
      if (first == '\\') {
        all = all.or(escape());
      } else {
        all = all.or(Letters.only(first));
      }
      if (peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']') {
        at++;
        all = all.or(range(start));
      }
    }
    return inverse ? all.inverse() : all;
  }

  /// From the character at that place to the next one.
  private Letters range(int start) {
    char from = text.charAt(start) == '\\' ? text.charAt(start + 1) : text.charAt(start);
    char to = next();
    if (to == '\\') {
      to = next();
    }
    if (to < from) {
      throw new NoPattern();
    }
    return Letters.range(from, to);
  }

  private Letters escape() {
    char c = next();
    return switch (c) {
      case 'd' -> Letters.DIGITS;
      case 'D' -> Letters.DIGITS.inverse();
      case 'w' -> Letters.WORD;
      case 'W' -> Letters.WORD.inverse();
      case 's' -> Letters.BLANK;
      case 'S' -> Letters.BLANK.inverse();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new NoPattern();
        }
        yield Letters.only(c);
      }
    };
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : NONE;
  }

  private char next() {
    if (at == text.length()) {
      throw new NoPattern();
    }
    return text.charAt(at++);
  }

  private boolean skip(String what) {
    boolean there = text.startsWith(what, at);
    at += there ? what.length() : 0;
    return there;
  }
}
