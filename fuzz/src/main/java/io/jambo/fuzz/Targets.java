package io.jambo.fuzz;

/// Prints the words of all targets, one a line.
public final class Targets {
  private Targets() {}

  /// Takes no arguments.
  public static void main(String[] none) {
    for (var target : Target.values()) {
      System.out.println(target.word());
    }
  }
}
