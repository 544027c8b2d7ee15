package io.jambo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallStatusTest {
  @Test
  void eachStatusMayBeFollowedByExactlyThese() {
    Map<String, String> table = new TreeMap<>();
    table.put("", "trying no-answer busy failed");
    table.put("trying", "ringing early-media in-progress no-answer busy failed");
    table.put("ringing", "ringing early-media in-progress no-answer busy failed");
    table.put("early-media", "ringing early-media in-progress no-answer busy failed");
    table.put("in-progress", "completed");
    table.put("completed", "");
    table.put("no-answer", "");
    table.put("busy", "");
    table.put("failed", "");

    Map<String, String> found = new TreeMap<>();
    found.put("", followers(Optional.empty()));
    for (var status : CallStatus.values()) {
      found.put(status.word(), followers(Optional.of(status)));
    }

    assertThat(found).isEqualTo(table);
  }

  private static String followers(Optional<CallStatus> before) {
    return Stream.of(CallStatus.values())
        .filter(next -> next.mayFollow(before))
        .map(CallStatus::word)
        .collect(Collectors.joining(" "));
  }
}
