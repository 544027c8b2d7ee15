package io.jambo.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// On real threads: in a World nobody is interrupted between two steps.
class NoticesTest {
  private static final int ROUNDS = 3_000;
  private static final int ADDERS = 4;
  private static final int EACH = 20;

  private final Kit kit = new RealKit();
  private final NoticeBacklog backlog = new NoticeBacklog(kit);

  @Test
  void aNoticeAddedWhileTheOneBeforeIsDeliveredIsNotForgotten() {
    for (int round = 0; round < ROUNDS; round++) {
      var notices = new Notices(kit, backlog);
      var delivered = new AtomicInteger();
      var all = new Gate();
      for (int adder = 0; adder < ADDERS; adder++) {
        var _ = kit.fork("adder", () -> add(notices, delivered, all));
      }
      assertThat(kit.await(all, kit.in(Duration.ofSeconds(10)))).as("all delivered").isTrue();
    }
    assertThat(backlog.drain(kit.in(Duration.ofSeconds(10)))).isTrue();
  }

  private void add(Notices notices, AtomicInteger delivered, Gate all) {
    for (int notice = 0; notice < EACH; notice++) {
      boolean added =
          notices.add(() -> {
            if (delivered.incrementAndGet() == ADDERS * EACH) {
              kit.open(all);
            }
          });
      assertThat(added).isTrue();
    }
  }
}
