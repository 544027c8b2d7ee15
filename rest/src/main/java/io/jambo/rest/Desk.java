package io.jambo.rest;

import java.util.List;

/// One area of the API: its operations, each with the method that does it.
public interface Desk {
  /// All of them.
  List<Operation> operations();
}
