package io.jambo.model;

import java.util.Arrays;

/// The steps of a regular expression, all of whose ways are walked at once (Thompson's method): a
/// text of n characters costs at most n times the number of steps.
final class PatternProgram {
  /// An expression that unfolds to more is refused.
  static final int MOST_STEPS = 1_000;

  private static final byte TAKE = 0;
  private static final byte JUMP = 1;
  private static final byte FORK = 2;
  private static final byte BEGIN = 3;
  private static final byte END = 4;
  private static final byte FOUND = 5;

  private byte[] kinds = new byte[16];
  private int[] targets = new int[16];
  private Letters[] letters = new Letters[16];
  private int size;

  int size() {
    return size;
  }

  void take(Letters set) {
    int step = add(TAKE);
    letters[step] = set;
  }

  void begin() {
    int _ = add(BEGIN);
  }

  void end() {
    int _ = add(END);
  }

  void accept() {
    int _ = add(FOUND);
  }

  /// A step that goes on behind itself, and also where [#other] says.
  int fork() {
    return add(FORK);
  }

  /// A step that goes on where [#to] says.
  int jump() {
    return add(JUMP);
  }

  void other(int fork, int target) {
    targets[fork] = target;
  }

  void to(int jump, int target) {
    targets[jump] = target;
  }

  private int add(byte kind) {
    if (size == MOST_STEPS) {
      throw new PatternParser.NoPattern();
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      targets = Arrays.copyOf(targets, 2 * size);
      letters = Arrays.copyOf(letters, 2 * size);
    }
    kinds[size] = kind;
    return size++;
  }

  /// Whether some place of the text fits.
  boolean finds(String text) {
    var walk = new Walk(text.length());
    for (int at = 0; at <= text.length() && !walk.found; at++) {
      walk.enter(0, at);
      walk.step(at < text.length() ? text.charAt(at) : 0, at);
    }
    return walk.found;
  }

  /// Where all ways stand: at which steps that take a character.
  private final class Walk {
    private final int last;
    private int[] here = new int[size];
    private int[] next = new int[size];
    private final int[] seen = new int[size];
    private int standing;
    private boolean found;

    Walk(int last) {
      this.last = last;
      Arrays.fill(seen, -1);
    }

    /// Goes on from a step without taking anything; each step once at each place.
    void enter(int step, int at) {
      if (seen[step] == at || found) {
        return;
      }
      seen[step] = at;
      switch (kinds[step]) {
        case JUMP -> enter(targets[step], at);
        case FORK -> {
          enter(step + 1, at);
          enter(targets[step], at);
        }
        case BEGIN -> {
          if (at == 0) {
            enter(step + 1, at);
          }
        }
        case END -> {
          if (at == last) {
            enter(step + 1, at);
          }
        }
        case FOUND -> found = true;
        default -> here[standing++] = step;
      }
    }

    /// Takes one character on all ways.
    void step(char c, int at) {
      var from = here;
      int count = standing;
      here = next;
      next = from;
      standing = 0;
      for (int i = 0; i < count && at < last; i++) {
        if (letters[from[i]].has(c)) {
          enter(from[i] + 1, at + 1);
        }
      }
    }
  }
}
