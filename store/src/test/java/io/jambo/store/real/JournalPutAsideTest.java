package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecords;
import io.jambo.store.JournalEntry;
import io.jambo.store.JournalEvent;
import io.jambo.store.JournalFrame;
import io.jambo.store.NodeKeys;
import io.jambo.store.VaultKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a segment of the journal that can't be read while it is still written to.
class JournalPutAsideTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final Kit kit = new RealKit();
  private final Random random = new Random(13);
  private final Sid account = Sid.random(random);
  private final NodeKeys keys = NodeKeys.of(VaultKey.fresh(random));
  private final MemorySink sink = new MemorySink(kit);
  private final List<JournalEvent> told = new CopyOnWriteArrayList<>();

  @Test
  void aSegmentThatCannotBeReadIsKeptForTheOperatorThoughItIsStillWrittenTo() throws IOException {
    var ours = JournalFolder.open(folder, keys, told::add);
    var segment = ours.create(random);
    append(segment, CallRecords.ended(CallRecords.begun(account, random)));
    segment.release(); // whoever reads it meets a fault
    var delivery =
        new JournalDelivery(
            kit, ours, new JournalBuffer(), sink, told::add, _ -> {}, new Counters());
    delivery.start();
    delivery.close();
    assertThat(told).containsExactly(JournalEvent.DAMAGED);
    assertThat(files()).singleElement().asString().endsWith(".damaged");
  }

  @Test
  void aLivingCallIsCarriedOutOfASegmentThatIsPutAside() throws IOException {
    var living = CallRecords.begun(account, random);
    var ours = JournalFolder.open(folder, keys, told::add);
    var segment = ours.create(random);
    append(segment, living);
    append(segment, CallRecords.ended(CallRecords.begun(account, random)));
    sink.away(true);
    var carried = new CopyOnWriteArrayList<CallRecord>();
    var delivery =
        new JournalDelivery(
            kit, ours, new JournalBuffer(), sink, told::add, carried::add, new Counters());
    delivery.start();
    sink.waitForRefusals(1, SOON);
    append(segment, CallRecords.ended(CallRecords.begun(account, random)));
    segment.release(); // whoever reads on meets a fault
    assertThat(segment.closed()).isTrue();
    sink.away(false);
    sink.waitFor(1, SOON);
    delivery.close();
    assertThat(told).containsExactly(JournalEvent.DAMAGED);
    assertThat(carried).containsExactly(living);
  }

  private void append(JournalSegment segment, CallRecord record) throws IOException {
    var frame = ByteBuffer.allocate(1 << 16);
    var entry = new JournalEntry(record, false);
    int number = segment.nextFrame();
    JournalFrame.write(frame, number, 0, segment.key().seal(number, 0, entry.bytes(), random));
    segment.append(frame.flip());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
