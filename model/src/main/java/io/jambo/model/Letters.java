package io.jambo.model;

import java.util.BitSet;

/// A set of characters: which of ASCII, and whether all others.
record Letters(BitSet ascii, boolean others) {
  private static final int ASCII = 128;

  static final Letters DIGITS = range('0', '9');
  static final Letters WORD = range('a', 'z').or(range('A', 'Z')).or(DIGITS).or(only('_'));
  static final Letters BLANK = only(' ').or(range('\t', '\r'));

  /// All but the ends of lines, as `.` has it.
  static final Letters ANY = only('\n').or(only('\r')).inverse();

  static Letters only(int c) {
    return range(c, c);
  }

  /// All from one to the other; what lies beyond ASCII counts as one character.
  static Letters range(int from, int to) {
    var set = new BitSet(ASCII);
    if (from < ASCII) {
      set.set(from, Math.min(to, ASCII - 1) + 1);
    }
    return new Letters(set, to >= ASCII);
  }

  Letters or(Letters more) {
    var both = (BitSet) ascii.clone();
    both.or(more.ascii);
    return new Letters(both, others || more.others);
  }

  Letters inverse() {
    var rest = (BitSet) ascii.clone();
    rest.flip(0, ASCII);
    return new Letters(rest, !others);
  }

  boolean has(char c) {
    return c < ASCII ? ascii.get(c) : others;
  }
}
