package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.Download;
import io.jambo.outbound.Fields;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is kept of downloaded prompts, for how long and how much.
class PromptCacheTest {
  private static final Fields MINUTE = Fields.NONE.with("Cache-Control", "max-age=60");

  private final HandKit kit = new HandKit();
  private final PromptCache cache = new PromptCache(kit, 4_000);
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void whatWasReadToItsEndIsKeptAsLongAsItIsFresh() {
    brings("a", 1_000, MINUTE);

    var kept = cache.find("a").orElseThrow();
    assertThat(kept.bytes()).hasSize(1_000).containsOnly(1);
    assertThat(cache.fresh(kept)).isTrue();
    kit.advance(61_000 * Frame.MILLI);
    assertThat(cache.fresh(kept)).isFalse();
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatIsStaleIsAskedForByItsValidatorsAndFreshAgainAfterwards() {
    brings("a", 100, MINUTE.with("ETag", "\"v1\""));
    kit.advance(61_000 * Frame.MILLI);
    var stale = cache.find("a").orElseThrow();

    assertThat(stale.validators(Fields.NONE).first("If-None-Match")).contains("\"v1\"");
    cache.renewed("a", stale, MINUTE);

    assertThat(cache.fresh(cache.find("a").orElseThrow())).isTrue();
  }

  @Test
  void whatBreaksOffIsNotKept() {
    var body = cache.keeping("a", MINUTE.with("Content-Length", "1000"), body(400));
    readAll(body);
    body.close();

    assertThat(cache.find("a")).isEmpty();
    assertThat(cache.held()).isZero();
  }

  @Test
  void whatIsLongerThanItSaysIsNotKeptButHeard() {
    var body = cache.keeping("a", MINUTE.with("Content-Length", "300"), body(400));

    assertThat(readAll(body)).isEqualTo(400);
    body.close();
    assertThat(cache.find("a")).isEmpty();
    assertThat(cache.held()).isZero();
  }

  @Test
  void whatSaysNoLengthOrForbidsItIsNotKept() {
    assertThat(cache.keeping("a", MINUTE, body(100))).isNotInstanceOf(Collector.class);
    var forbidden = MINUTE.with("Content-Length", "100").with("Cache-Control", "no-store");
    assertThat(cache.keeping("a", forbidden, body(100))).isNotInstanceOf(Collector.class);
  }

  @Test
  void twoCallsDoNotBringTheSameTwice() {
    var headers = MINUTE.with("Content-Length", "100");
    var first = cache.keeping("a", headers, body(100));
    assertThat(cache.keeping("a", headers, body(100))).isNotInstanceOf(Collector.class);
    assertThat(cache.held()).isEqualTo(100);
    readAll(first);
    first.close();
    assertThat(cache.find("a")).isPresent();
  }

  @Test
  void beyondItsSizeWhatWasNotPlayedForLongestGoes() {
    for (var name : new String[] {"a", "b", "c", "d"}) {
      brings(name, 1_000, MINUTE);
    }
    assertThat(cache.find("a")).isPresent();
    brings("e", 1_000, MINUTE);

    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("a")).isPresent();
    assertThat(cache.held()).isEqualTo(4_000);
    brings("huge", 1_001, MINUTE);
    assertThat(cache.find("huge")).isEmpty();
    assertThat(cache.held()).isEqualTo(4_000);
  }

  @Test
  void aNameTellsNothingAndBelongsToOneAccount() {
    var name = cache.name("acme", "https://user:secret@example.test/a.wav");

    assertThat(name).matches("[0-9a-f]{64}");
    assertThat(cache.name("other", "https://user:secret@example.test/a.wav")).isNotEqualTo(name);
    assertThat(new PromptCache(kit, 1).name("acme", "https://user:secret@example.test/a.wav"))
        .isNotEqualTo(name);
  }

  private void brings(String name, int length, Fields headers) {
    var body =
        cache.keeping(name, headers.with("Content-Length", String.valueOf(length)), body(length));
    readAll(body);
    body.close();
  }

  private static int readAll(Download.Body body) {
    int all = 0;
    byte[] piece = new byte[64];
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      all += count;
    }
    return all;
  }

  private Download.Body body(int length) {
    return new Download.Body() {
      private int left = length;

      @Override
      public int read(byte[] into) {
        int count = Math.min(left, into.length);
        Arrays.fill(into, 0, count, (byte) 1);
        left -= count;
        return count == 0 ? -1 : count;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
