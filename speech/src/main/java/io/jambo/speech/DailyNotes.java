package io.jambo.speech;

import io.jambo.kit.Kit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sees to it that an account is told once a day that the embedded engine stands in for a vendor
/// (verbs.md 2.3.1), not with every sentence. Any task.
final class DailyNotes {
  /// So many accounts and vendors are remembered; beyond that some are told again.
  private static final int MOST = 10_000;

  private static final long DAY_SECONDS = 86_400;
  private static final String NOT_PROVISIONED = "tts-not-provisioned";

  private final Kit kit;
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  DailyNotes(Kit kit) {
    this.kit = kit;
  }

  /// The note for that account, unless it has had it today.
  List<SpeechOutcome.Note> standIn(String account, String vendor) {
    long today = kit.wallClock().getEpochSecond() / DAY_SECONDS;
    if (told.size() >= MOST) {
      told.clear();
    }
    Long before = told.put(account + " " + vendor, today);
    return before != null && before == today
        ? List.of()
        : List.of(new SpeechOutcome.Note(NOT_PROVISIONED, vendor));
  }
}
