package io.jambo.rest;

import io.jambo.model.Noun;
import io.jambo.store.Query;
import io.jambo.store.View;
import java.util.function.ToIntFunction;

/// How much an account may make for itself, where that is bounded (rest-api.md 1.6).
public final class Quota {
  private Quota() {}

  /// Refuses with 422 when the account that asks has as many of that noun as it may.
  public static void check(
      Asked asked,
      View view,
      RestSettings settings,
      Noun noun,
      ToIntFunction<RestSettings.Quotas> bound) {
    if (asked.caller().role() != Role.ACCOUNT || settings.quotas().isEmpty()) {
      return;
    }
    int most = bound.applyAsInt(settings.quotas().get());
    if (view.count(noun, Query.all(), asked.caller().reach()) >= most) {
      throw Refused.quota("no more than " + most + " of these for an account");
    }
  }
}
