package io.jambo.rest;

/// Finds references deep inside what an operation reads: the tenancy matrix asks for those of the
/// first level alone.
final class HiddenReferences {
  private HiddenReferences() {}

  static boolean in(Operation operation) {
    return operation.body().map(HiddenReferences::nested).orElse(false);
  }

  private static boolean nested(Shape shape) {
    return shape instanceof Shape.Thing thing
        && thing.members().stream()
            .map(Member::shape)
            .anyMatch(inner -> !(inner instanceof Shape.Reference) && holds(inner));
  }

  private static boolean holds(Shape shape) {
    return switch (shape) {
      case Shape.Reference _ -> true;
      case Shape.Many(var item, var _) -> holds(item);
      case Shape.Thing thing -> thing.members().stream().anyMatch(one -> holds(one.shape()));
      default -> false;
    };
  }
}
