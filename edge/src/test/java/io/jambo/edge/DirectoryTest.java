package io.jambo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  @Test
  void itHoldsWhatAMapHoldsAndEarlierOnesStayAsTheyWere() {
    var random = new Random(3);
    var map = new HashMap<String, Integer>();
    var directory = Directory.<Integer>empty();
    for (int i = 0; i < 20_000; i++) {
      // Few enough keys to meet again; "Aa" and "BB" have one hash.
      var key = (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(2_000);
      var before = directory;
      var there = before.find(key);
      if (random.nextInt(3) == 0) {
        map.remove(key);
        directory = directory.without(key);
      } else {
        map.put(key, i);
        directory = directory.with(key, i);
      }
      assertThat(before.find(key)).isEqualTo(there);
      assertThat(directory.at(key)).isEqualTo(map.get(key));
      assertThat(directory.isEmpty()).isEqualTo(map.isEmpty());
    }
    var all = new ArrayList<Integer>();
    directory.each(all::add);
    assertThat(all).containsExactlyInAnyOrderElementsOf(map.values());
    int left = map.size();
    for (var key : map.keySet()) {
      assertThat(directory.hasOne()).isEqualTo(left == 1);
      directory = directory.without(key);
      left--;
    }
    assertThat(directory.hasOne()).isFalse();
    assertThat(directory.with("Aa", 1).hasOne()).isTrue();
    assertThat(directory.with("Aa", 1).with("BB", 2).hasOne()).isFalse();
    assertThat(directory.isEmpty()).isTrue();
    assertThat(directory.any()).isEmpty();
  }
}
