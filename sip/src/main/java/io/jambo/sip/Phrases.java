package io.jambo.sip;

/// The reason phrases of the answers that the stack gives by itself (RFC 3261 §21).
final class Phrases {
  private Phrases() {}

  static String of(int status) {
    return switch (status) {
      case 100 -> "Trying";
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 415 -> "Unsupported Media Type";
      case 420 -> "Bad Extension";
      case 480 -> "Temporarily Unavailable";
      case 481 -> "Call/Transaction Does Not Exist";
      case 482 -> "Loop Detected";
      case 487 -> "Request Terminated";
      case 489 -> "Bad Event";
      case 491 -> "Request Pending";
      case 500 -> "Server Internal Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      default -> throw new IllegalArgumentException("no phrase for " + status);
    };
  }
}
