package io.jambo.rest;

/// Which part of a list was asked for (rest-api.md 1.4).
///
/// @param number from 1
/// @param size at most [#MOST]
public record Page(int number, int size) {
  /// Rows of a page where nothing is said.
  public static final int USUAL = 50;

  /// Rows that a page may have.
  public static final int MOST = 500;

  /// How many rows stand before it.
  public long skipped() {
    return (number - 1L) * size;
  }
}
