package io.jambo.hooks;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which failures of a hook are tried again and how often: `#rc=3&rp=ct,5xx` behind its URL, which
/// never goes over the network (app-protocol.md 2.5). Pure.
///
/// @param retries how many follow the first attempt
/// @param classes the words of `rp`; unknown ones mean nothing
record RetryPolicy(int retries, Set<String> classes) {
  /// What holds without a fragment: one attempt.
  static final RetryPolicy NONE = new RetryPolicy(0, Set.of("ct"));

  /// The pauses before the first retry, the second and so on; the last one holds ever after.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(500),
          Duration.ofMillis(1_000),
          Duration.ofMillis(2_000),
          Duration.ofMillis(4_000),
          Duration.ofMillis(6_000));

  /// A longer number of retries is none.
  private static final int LONGEST_NUMBER = 9;

  /// Reads the fragment of a hook's URL.
  ///
  /// @param most a hook may ask for no more retries than that
  static RetryPolicy of(String url, int most) {
    int hash = url.indexOf('#');
    if (hash < 0) {
      return NONE;
    }
    var options = List.of(url.substring(hash + 1).split("&"));
    return new RetryPolicy(
        Math.min(number(option(options, "rc")), most), words(option(options, "rp")));
  }

  /// Whether this ending is one to be tried again. What never left the node, because it may not go
  /// there or there is no room, is not.
  boolean covers(HttpOutcome outcome) {
    return switch (outcome) {
      case HttpOutcome.Failed(var kind, var _) -> covers(kind);
      case HttpOutcome.Answered(var status, var _, var _) ->
          switch (status) {
            case 200, 202, 204 -> false;
            default -> wants(status / 100 + "xx");
          };
    };
  }

  private boolean covers(FailureKind kind) {
    return switch (kind) {
      case BAD_URL, FORBIDDEN_TARGET, OVERLOADED -> false;
      case REFUSED, RESET, CONNECT_TIMEOUT -> wants("ct");
      case RESPONSE_TIMEOUT -> wants("rt");
      case UNKNOWN_HOST, TOO_LARGE, TLS, OTHER -> wants("all");
    };
  }

  private boolean wants(String word) {
    return classes.contains(word) || classes.contains("all");
  }

  /// How long to wait before that retry; the first one is number 1.
  static Duration pauseBefore(int retry) {
    return PAUSES.get(Math.min(retry, PAUSES.size()) - 1);
  }

  /// The value of an option, the first one when there are several; empty text when there is none.
  private static String option(List<String> options, String name) {
    return options.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> decoded(option.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /// The absolute value; junk is 0.
  private static int number(String option) {
    var text = option.strip();
    var digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    boolean number =
        !digits.isEmpty()
            && digits.length() <= LONGEST_NUMBER
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : 0;
  }

  private static Set<String> words(String list) {
    return list.isBlank()
        ? NONE.classes
        : Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .collect(Collectors.toUnmodifiableSet());
  }
}
