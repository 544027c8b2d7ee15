package io.jambo.model;

import java.util.Optional;

/// What a number is held against: a regular expression, or a prefix that ends in `*` (sip.md 4.2).
/// Looking takes time in proportion to the number's length and the expression's, whatever a tenant
/// wrote: there is no going back, and so neither back-references nor look-around.
public final class NumberPattern {
  /// No number is longer (data-model.md 3.3); a longer text is never found.
  static final int LONGEST = 132;

  private final PatternProgram program;

  private NumberPattern(PatternProgram program) {
    this.program = program;
  }

  /// A regular expression that is searched, not anchored; empty when it does not compile.
  public static Optional<NumberPattern> regex(String expression) {
    try {
      var program = new PatternProgram();
      PatternParser.parse(expression).emit(program);
      program.accept();
      return Optional.of(new NumberPattern(program));
    } catch (PatternParser.NoPattern _) {
      return Optional.empty();
    }
  }

  /// A pattern in the place of a number: `4930*` is that prefix and any digits behind it, all else
  /// a regular expression.
  public static Optional<NumberPattern> ofNumber(String number) {
    if (!number.endsWith("*")) {
      return regex(number);
    }
    var program = new PatternProgram();
    program.begin();
    number.chars().limit(number.length() - 1).forEach(c -> program.take(Letters.only(c)));
    new PatternNode.Repeat(new PatternNode.One(Letters.DIGITS), 0, PatternNode.FOR_EVER)
        .emit(program);
    program.end();
    program.accept();
    return Optional.of(new NumberPattern(program));
  }

  /// Whether that number has a place that fits.
  public boolean finds(String number) {
    return number.length() <= LONGEST && program.finds(number);
  }
}
