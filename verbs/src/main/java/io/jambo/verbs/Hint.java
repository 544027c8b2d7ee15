package io.jambo.verbs;

import java.util.Optional;

/// A phrase that a recognizer shall favour, and by how much (verbs.md 2.4).
public record Hint(String phrase, Optional<Double> boost) {
  /// Vendors count boosts to 20 or 100; beyond a thousand it is a mistake.
  static final int LARGEST_BOOST = 1_000;

  static final Type<Hint> TYPE =
      Types.text()
          .map(phrase -> new Hint(phrase, Optional.empty()))
          .or(
              Shape.of(with -> {
                var phrase = with.required("phrase", Types.text());
                var boost = with.optional("boost", Numbers.number(-LARGEST_BOOST, LARGEST_BOOST));
                return in -> new Hint(in.get(phrase), in.get(boost));
              }));
}
