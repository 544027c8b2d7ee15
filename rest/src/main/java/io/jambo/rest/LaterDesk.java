package io.jambo.rest;

import java.util.List;

/// Public doors of optional features that are not there yet: they answer as they do to whoever has
/// no business there, whatever is said to them.
final class LaterDesk implements Desk {
  @Override
  public List<Operation> operations() {
    return List.of(
        shut("/login/mfa", "The second factor of a login"),
        shut("/messaging/{provider}", "A message from an SMS provider that signs"),
        shut("/messaging/{provider}/{secret}", "A message from an SMS provider"));
  }

  private static Operation shut(String path, String says) {
    return Operation.post(path)
        .says(says)
        .to(Allowed.PUBLIC)
        .rated(RateClass.SOURCE)
        .answers(200, Shape.any())
        .answers(404)
        .by(_ -> {
          throw Refused.absent();
        });
  }
}
