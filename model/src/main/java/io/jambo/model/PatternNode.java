package io.jambo.model;

import java.util.List;

/// A part of a regular expression, which knows the steps it takes.
sealed interface PatternNode {
  /// As often as one likes.
  int FOR_EVER = Integer.MAX_VALUE;

  /// Writes its steps behind those that are there.
  void emit(PatternProgram program);

  /// One of these characters.
  record One(Letters letters) implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      program.take(letters);
    }
  }

  /// The begin of the text, `^`.
  record Begin() implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      program.begin();
    }
  }

  /// The end of the text, `$`.
  record End() implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      program.end();
    }
  }

  /// One after the other.
  record InTurn(List<PatternNode> parts) implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      parts.forEach(part -> part.emit(program));
    }
  }

  /// The first or the second.
  record Either(PatternNode first, PatternNode second) implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      int fork = program.fork();
      first.emit(program);
      int over = program.jump();
      program.other(fork, program.size());
      second.emit(program);
      program.to(over, program.size());
    }
  }

  /// So often, at least and at most.
  record Repeat(PatternNode part, int least, int most) implements PatternNode {
    @Override
    public void emit(PatternProgram program) {
      int before = -1; // what takes nothing need not be taken again
      for (int i = 0; i < least && program.size() > before; i++) {
        before = program.size();
        part.emit(program);
      }
      if (most == FOR_EVER) {
        int fork = program.fork();
        part.emit(program);
        program.to(program.jump(), fork);
        program.other(fork, program.size());
      } else {
        optional(program, most - least);
      }
    }

    private void optional(PatternProgram program, int times) {
      if (times > 0) {
        int fork = program.fork();
        part.emit(program);
        optional(program, times - 1);
        program.other(fork, program.size());
      }
    }
  }
}
