package io.jambo.media;

import io.jambo.kit.Kit;
import io.jambo.kit.Scope;
import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.Download;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.Outbound;
import io.jambo.wire.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Opens what an application wants played (media.md 5.1). Shared by all sessions; each call blocks
/// the session's task until some audio is there.
public final class Prompts {
  /// So much audio must be there before a prompt begins.
  static final int START_SAMPLES = 200 * Narrowband.PER_MILLI;

  private static final long SHORTEST_SILENCE_MILLIS = 20;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final String RADIO = "shout://";
  private static final String TONES = "tone_stream://";
  private static final Pattern SILENCE =
      Pattern.compile("silence_stream://(-1|[0-9]{1,9})(,[0-9]+)?");
  private static final Fields HEADERS =
      Fields.NONE.with("User-Agent", "jambonz").with("Accept", "audio/*, */*;q=0.5");

  private final Kit kit;
  private final Outbound outbound;
  private final Optional<PromptFolder> folder;
  private final PromptCache cache;

  /// @param folder `media.promptFolder`; none: no local file is ever read
  public Prompts(Kit kit, Outbound outbound, Optional<Path> folder) {
    this(kit, outbound, folder, PromptCache.BYTES);
  }

  /// @param cacheBytes `media.promptCache`
  public Prompts(Kit kit, Outbound outbound, Optional<Path> folder, long cacheBytes) {
    this.kit = kit;
    this.outbound = outbound;
    this.folder = folder.map(PromptFolder::new);
    this.cache = new PromptCache(kit, cacheBytes);
  }

  /// Opens a prompt; a helper in the scope brings what comes after its first moments.
  public PromptOutcome open(Prompt prompt, Scope scope) {
    var url = prompt.url().strip();
    if (url.startsWith(TONES)) {
      return tones(url.substring(TONES.length()));
    }
    if (url.startsWith("silence_stream:")) {
      return silence(url);
    }
    var scheme = url.toLowerCase(Locale.ROOT);
    if (scheme.startsWith("http://") || scheme.startsWith("https://")) {
      return download(prompt, url, scope);
    }
    if (scheme.startsWith(RADIO)) {
      return download(prompt, "http://" + url.substring(RADIO.length()), scope);
    }
    return folder
        .flatMap(place -> place.open(url))
        .<PromptOutcome>map(body -> play(prompt, url, body, Optional.empty(), scope))
        .orElseGet(() -> new PromptOutcome.NotFound("no such file in the prompt folder"));
  }

  private static PromptOutcome tones(String text) {
    return switch (Tones.parse(text)) {
      case Parsed.Ok<ToneSource>(var source) -> new PromptOutcome.Ready(source);
      case Parsed.Malformed<ToneSource>(var reason, var offset) ->
          new PromptOutcome.Unplayable(reason + " at " + offset);
    };
  }

  private static PromptOutcome silence(String url) {
    var silence = SILENCE.matcher(url);
    if (!silence.matches()) {
      return new PromptOutcome.Unplayable("silence of no length");
    }
    long millis = Long.parseLong(silence.group(1));
    // Never nothing at all: a list of it that repeats for ever would otherwise only spin.
    var length = Duration.ofMillis(Math.max(millis, SHORTEST_SILENCE_MILLIS));
    return new PromptOutcome.Ready(millis < 0 ? Tones.endlessSilence() : Tones.silence(length));
  }

  private PromptOutcome download(Prompt prompt, String url, Scope scope) {
    var name = cache.name(prompt.account(), url);
    var kept = cache.find(name);
    if (kept.filter(cache::fresh).isPresent()) {
      return play(prompt, url, kept.get(), scope);
    }
    var headers = kept.map(entry -> entry.validators(HEADERS)).orElse(HEADERS);
    var request = HttpRequest.get(url, headers, Limits.MEDIA, prompt.account());
    return switch (outbound.open(request)) {
      case Download.Failed(var _, var reason) -> new PromptOutcome.NotFound(reason);
      case Download.Opened answer -> {
        if (answer.status() == OK) {
          var body = cache.keeping(name, answer.headers(), answer.body());
          yield play(prompt, url, body, answer.contentType(), scope);
        }
        answer.body().close();
        if (answer.status() == NOT_MODIFIED && kept.isPresent()) {
          cache.renewed(name, kept.get(), answer.headers());
          yield play(prompt, url, kept.get(), scope);
        }
        yield new PromptOutcome.NotFound("HTTP status " + answer.status());
      }
    };
  }

  private PromptOutcome play(Prompt prompt, String url, PromptCache.Entry kept, Scope scope) {
    return play(prompt, url, kept.body(), kept.headers().first("Content-Type"), scope);
  }

  private PromptOutcome play(
      Prompt prompt, String url, Download.Body body, Optional<String> type, Scope scope) {
    boolean handedOver = false;
    try {
      var reader = new OctetReader(body::read);
      var container = Container.of(type, reader, url);
      if (container.isEmpty()) {
        return new PromptOutcome.Unplayable("neither type nor content nor name tells its format");
      }
      switch (decoder(container.get(), reader)) {
        case Parsed.Ok<Decoder>(var decoder) -> {
          var source = new StreamSource(kit);
          var feed = new PromptFeed(decoder, body, source, prompt.seekSamples());
          feed.start(START_SAMPLES);
          if (feed.empty() && prompt.seekSamples() == 0) {
            return new PromptOutcome.Unplayable("there is no audio in it");
          }
          if (!feed.ended()) {
            var _ = scope.fork("prompt", feed::run);
            handedOver = true;
          }
          return new PromptOutcome.Ready(source);
        }
        case Parsed.Malformed<Decoder>(var reason, var _) -> {
          return new PromptOutcome.Unplayable(reason);
        }
      }
    } catch (BodyFailed broken) {
      return new PromptOutcome.NotFound(broken.reason());
    } finally {
      if (!handedOver) {
        body.close();
      }
    }
  }

  private static Parsed<Decoder> decoder(Container container, OctetReader reader) {
    return switch (container) {
      case Container.WavFile _ -> Wav.open(reader);
      case Container.Raw(var format) ->
          new Parsed.Ok<>(new SampleDecoder(reader, format, Long.MAX_VALUE));
      case Container.Mp3 _ -> Mp3.open(reader);
    };
  }
}
