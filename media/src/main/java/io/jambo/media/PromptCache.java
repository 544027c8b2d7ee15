package io.jambo.media;

import io.jambo.kit.Kit;
import io.jambo.outbound.Download;
import io.jambo.outbound.Fields;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Prompts that were downloaded, in memory, an account's own (media.md 5.2). As fresh as HTTP says
/// ([Freshness]); what is stale is asked for again with its validators. Beyond its size what was
/// not played for longest goes. Shared by all sessions: its monitor is held for a few instructions
/// and over no wait.
///
/// An entry's name is a keyed hash of account and URL, so that no login of a URL is kept.
final class PromptCache {
  /// The memory of all prompts, those still on their way included.
  static final long BYTES = 256L << 20;

  /// One prompt takes no more than this share of it.
  private static final int SHARE = 4;

  private static final String HASH = "HmacSHA256";

  private final Kit kit;
  private final long capacity;
  private final SecretKeySpec key;
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<String> underWay = new HashSet<>();
  private long held;

  PromptCache(Kit kit, long capacity) {
    this.kit = kit;
    this.capacity = capacity;
    byte[] secret = new byte[32];
    kit.random().nextBytes(secret);
    key = new SecretKeySpec(secret, HASH);
  }

  /// A whole prompt.
  ///
  /// @param headers of the answer that brought it
  /// @param freshUntil in nanoseconds
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Entry(byte[] bytes, Fields headers, long freshUntil) {
    /// To be read as if it came over the network.
    Download.Body body() {
      return new Kept(bytes);
    }

    /// What makes a request ask for something newer only.
    Fields validators(Fields request) {
      var all = request;
      var tag = headers.first("ETag");
      if (tag.isPresent()) {
        all = all.with("If-None-Match", tag.get());
      }
      var changed = headers.first("Last-Modified");
      return changed.isPresent() ? all.with("If-Modified-Since", changed.get()) : all;
    }
  }

  /// The name under which that URL of that account is kept.
  String name(String account, String url) {
    try {
      var mac = Mac.getInstance(HASH);
      mac.init(key);
      mac.update(account.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(url.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every JVM has " + HASH, impossible);
    }
  }

  /// What is kept under that name, fresh or not.
  synchronized Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /// Whether it need not be asked for.
  boolean fresh(Entry entry) {
    return kit.nanos() < entry.freshUntil;
  }

  /// The origin says that what is kept holds still.
  synchronized void renewed(String name, Entry entry, Fields headers) {
    if (entries.containsKey(name)) {
      var freshness = Freshness.of(headers, kit.wallClock());
      var again = new Entry(entry.bytes, entry.headers, kit.in(freshness.orElse(Duration.ZERO)));
      entries.put(name, again);
    }
  }

  /// The body of a fresh answer, which is kept when it has been read to its end: if HTTP allows it,
  /// if it says how long it is, and if nobody else brings the same now.
  Download.Body keeping(String name, Fields headers, Download.Body body) {
    var freshness = Freshness.of(headers, kit.wallClock());
    long length = length(headers);
    if (freshness.isEmpty() || !reserve(name, length)) {
      return body;
    }
    return new Collector(
        body,
        (int) length,
        bytes -> {
          if (bytes.isPresent()) {
            keep(name, new Entry(bytes.get(), headers, kit.in(freshness.get())));
          } else {
            release(name, length);
          }
        });
  }

  /// How many bytes it holds.
  synchronized long held() {
    return held;
  }

  private synchronized boolean reserve(String name, long length) {
    if (length <= 0 || length > capacity / SHARE || !underWay.add(name)) {
      return false;
    }
    forget(name);
    held += length;
    var oldest = entries.entrySet().iterator();
    while (held > capacity && oldest.hasNext()) {
      held -= oldest.next().getValue().bytes.length;
      oldest.remove();
    }
    if (held > capacity) {
      release(name, length);
      return false;
    }
    return true;
  }

  private synchronized void release(String name, long length) {
    underWay.remove(name);
    held -= length;
  }

  private synchronized void keep(String name, Entry entry) {
    underWay.remove(name);
    entries.put(name, entry);
  }

  private void forget(String name) {
    var old = Optional.ofNullable(entries.remove(name));
    held -= old.map(entry -> entry.bytes.length).orElse(0);
  }

  private static long length(Fields headers) {
    var text = headers.first("Content-Length").orElse("").strip();
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
  }

  private static final class Kept implements Download.Body {
    private final byte[] bytes;
    private int at;

    Kept(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(byte[] into) {
      int count = Math.min(into.length, bytes.length - at);
      System.arraycopy(bytes, at, into, 0, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
