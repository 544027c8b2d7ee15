package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SidTest {
  private static final long NOW = 1_795_316_400_000L;

  private final RandomGenerator random = new SplittableRandom(7);

  @Test
  void bothKindsHaveTheLayoutOfVersion4() {
    for (int i = 0; i < 1_000; i++) {
      for (var sid : List.of(Sid.random(random), Sid.ordered(NOW + i, random))) {
        var read = UUID.fromString(sid.value());
        assertThat(read.version()).isEqualTo(4);
        assertThat(read.variant()).isEqualTo(2);
      }
    }
  }

  @Test
  void whatIsNoUuidInLowerCaseIsNoSid() {
    var sid = Sid.random(random).value();
    for (int place = 0; place < sid.length(); place++) {
      var taken = sid.charAt(place) == '-' ? "-" : "0123456789abcdef";
      for (char c = 0; c < 0x180; c++) {
        var other = sid.substring(0, place) + c + sid.substring(place + 1);
        if (taken.indexOf(c) >= 0) {
          assertThat(new Sid(other).value()).isEqualTo(other);
        } else {
          assertThatThrownBy(() -> new Sid(other)).isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    for (var other : List.of("", sid + "0", sid.substring(1))) {
      assertThatThrownBy(() -> new Sid(other)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void sidsOfRowsAreInTheOrderOfTheirTimes() {
    var sids =
        LongStream.range(0, 1_000).mapToObj(i -> Sid.ordered(NOW + i, random).value()).toList();
    assertThat(sids).isSorted();
    assertThat(sids.getFirst()).startsWith("%08x-%04x-4".formatted(NOW >>> 16, NOW & 0xffff));
  }

  @Test
  void sidsOfOneMillisecondDifferInTheRest() {
    var ends = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      ends.add(Sid.ordered(NOW, random).value().substring(15));
    }
    assertThat(ends).hasSize(10_000);
    for (int bit = 0; bit < 62; bit++) {
      long place = 1L << bit;
      assertThat(
              ends.stream()
                  .map(end -> UUID.fromString("00000000-0000-4" + end).getLeastSignificantBits())
                  .filter(low -> (low & place) != 0)
                  .count())
          .as("bit " + bit)
          .isBetween(4_500L, 5_500L);
    }
  }
}
