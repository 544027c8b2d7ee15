package io.jambo.media;

import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.Download;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a prompt from its file to the ear: decodes, converts the rate, fills a [StreamSource].
///
/// The session's task feeds the first moments, then a helper in its scope the rest.
final class PromptFeed {
  private static final Logger log = LoggerFactory.getLogger(PromptFeed.class);
  private static final int BLOCK = 1_024;

  /// More than an hour at the start of a prompt is never passed over: a stream may have no end.
  private static final long MOST_SKIPPED = 3_600L * Narrowband.RATE;

  private final Decoder decoder;
  private final Download.Body body;
  private final StreamSource source;
  private final Resampler resampler;
  private final short[] decoded = new short[BLOCK];
  private final short[] converted = new short[BLOCK];
  private long toSkip;
  private long fed;
  private boolean ended;

  PromptFeed(Decoder decoder, Download.Body body, StreamSource source, long skip) {
    this.decoder = decoder;
    this.body = body;
    this.source = source;
    this.resampler = new Resampler(decoder.rate(), Narrowband.RATE);
    this.toSkip = Math.min(skip, MOST_SKIPPED);
  }

  /// Whether there is nothing more to feed.
  boolean ended() {
    return ended;
  }

  /// Whether it has ended and nothing was to be heard.
  boolean empty() {
    return ended && fed == 0;
  }

  /// Feeds so many samples, or all that there are.
  ///
  /// @throws BodyFailed when the file breaks off
  void start(int samples) {
    while (!ended && fed < samples) {
      step();
    }
  }

  /// Feeds the rest; what breaks off half-way ends there.
  void run() {
    try (body) {
      while (!ended) {
        step();
      }
    } catch (BodyFailed broken) {
      log.atInfo().addKeyValue("kind", broken.kind()).log("prompt broke off");
    } finally {
      source.finish();
    }
  }

  private void step() {
    int count = decoder.read(decoded, 0, BLOCK);
    if (count < 0) {
      resampler.end();
      boolean _ = drain();
      ended = true;
      source.finish();
      return;
    }
    int pushed = 0;
    while (pushed < count) {
      pushed += resampler.push(decoded, pushed, count);
      if (!drain()) {
        ended = true;
        return;
      }
    }
  }

  /// False when nobody listens any more.
  private boolean drain() {
    while (true) {
      int count = resampler.pull(converted, 0, BLOCK);
      if (count == 0) {
        return true;
      }
      int skipped = (int) Math.min(toSkip, count);
      toSkip -= skipped;
      fed += count - skipped;
      if (!source.write(converted, skipped, count)) {
        return false;
      }
    }
  }
}
