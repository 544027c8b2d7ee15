package io.jambo.rest;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every status that an operation may answer: those that it declares, and those that the door and
/// the gate answer in front of it.
final class Statuses {
  /// What a JSON error holds.
  static final Shape.Thing ERROR =
      Shape.thing(
          "Error",
          Member.of("msg", Shape.text(Integer.MAX_VALUE)),
          Member.of("request_id", Shape.text(64)).maybe(),
          Member.of("status", Shape.oneOf("fail")).maybe(),
          Member.of("message", Shape.text(Integer.MAX_VALUE)).maybe(),
          Member.of("error", Shape.text(Integer.MAX_VALUE)).maybe());

  private Statuses() {}

  /// By status: its shape, if it has a body.
  static Map<Integer, Optional<Shape>> of(Operation operation) {
    var all = new TreeMap<Integer, Optional<Shape>>(operation.answers());
    operation
        .answers()
        .forEach((status, shape) -> {
          if (status >= 400 && shape.isEmpty()) {
            all.put(status, Optional.of(ERROR));
          }
        });
    add(all, 400, true);
    add(all, 401, operation.allowed() != Allowed.PUBLIC);
    add(all, 403, operation.allowed() != Allowed.PUBLIC);
    add(all, 404, !operation.path().parameters().isEmpty());
    add(all, 413, true);
    add(all, 415, operation.body().isPresent());
    add(all, 429, operation.rate() != RateClass.FREE);
    add(all, 500, true);
    add(all, 503, true);
    return all;
  }

  /// Whether the error of that status is a bare text.
  static boolean text(int status) {
    return status == 401 || status == 429;
  }

  private static void add(Map<Integer, Optional<Shape>> all, int status, boolean possible) {
    if (possible) {
      all.putIfAbsent(status, Optional.of(text(status) ? Shape.text(255) : ERROR));
    }
  }

  /// A status in words.
  static String words(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Made";
      case 202 -> "Accepted";
      case 204 -> "Done";
      case 400 -> "The request is wrong; `msg` says where";
      case 401 -> "No credentials that hold";
      case 403 -> "Not for this caller";
      case 404 -> "Not there";
      case 413 -> "Body or headers too large";
      case 415 -> "Content type not understood";
      case 422 -> "It collides with what is there, or is in use";
      case 429 -> "Too many requests";
      case 480 -> "No node takes calls";
      case 500 -> "A fault of ours";
      case 503 -> "Draining, overloaded, or the store is away";
      default -> "Status " + status;
    };
  }
}
