package io.jambo.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.store.JournalFrame.Found;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalFrameTest {
  private final Random random = new Random(11);

  @Test
  void aFrameIsReadBackWhereverItStands() {
    var bytes = ByteBuffer.allocate(4_096).position(17);
    var body = VaultKey.bytes(random, 300);
    JournalFrame.write(bytes, 42, 1_700_000_000_123L, body);
    int end = bytes.position();
    bytes.flip();
    assertThat(JournalFrame.at(bytes, 17))
        .isInstanceOfSatisfying(
            Found.Whole.class,
            found -> {
              assertThat(found.frame().number()).isEqualTo(42);
              assertThat(found.frame().at()).isEqualTo(1_700_000_000_123L);
              assertThat(found.frame().body()).isEqualTo(body);
              assertThat(found.frame().size()).isEqualTo(end - 17);
            });
  }

  @Test
  void aFrameCutAtAnyByteIsAPartAndNeverWhole() {
    var whole = frame(300);
    for (int length = 0; length < whole.limit(); length++) {
      assertThat(JournalFrame.at(whole.duplicate().limit(length), 0)).isEqualTo(new Found.Part());
    }
  }

  @Test
  void aFrameWithAnyFlippedBitIsNotWhole() {
    var whole = frame(40);
    for (int bit = 0; bit < whole.limit() * 8; bit++) {
      whole.put(bit / 8, (byte) (whole.get(bit / 8) ^ (1 << (bit % 8))));
      assertThat(JournalFrame.at(whole, 0)).isNotInstanceOf(Found.Whole.class);
      whole.put(bit / 8, (byte) (whole.get(bit / 8) ^ (1 << (bit % 8))));
    }
  }

  @Test
  void theNextFrameAfterADamagedPlaceIsFound() {
    var bytes = ByteBuffer.allocate(2_000);
    bytes.put(VaultKey.bytes(random, 700));
    JournalFrame.write(bytes, 1, 2, VaultKey.bytes(random, 100));
    bytes.flip();
    assertThat(JournalFrame.next(bytes, 0, true)).isEqualTo(700);
    assertThat(JournalFrame.next(bytes, 700, true)).isEqualTo(bytes.limit());
    var torn = bytes.duplicate().limit(760);
    assertThat(JournalFrame.next(torn, 0, true)).isEqualTo(760);
    assertThat(JournalFrame.next(torn, 0, false)).isEqualTo(700);
  }

  private ByteBuffer frame(int length) {
    var bytes = ByteBuffer.allocate(4_096);
    JournalFrame.write(bytes, 7, 8, VaultKey.bytes(random, length));
    return bytes.flip();
  }
}
