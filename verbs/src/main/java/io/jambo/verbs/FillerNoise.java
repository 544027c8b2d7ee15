package io.jambo.verbs;

import java.time.Duration;
import java.util.Optional;

/// What the caller hears while the application thinks: verbs.md 2.10.
public record FillerNoise(boolean enable, Optional<String> url, Duration startDelay) {
  static final Shape<FillerNoise> SHAPE =
      Shape.of(with -> {
        var enable = with.required("enable|enabled", Types.bool());
        var url = with.optional("url", Types.line());
        var delay = with.optional("startDelaySecs", Numbers.seconds(), Duration.ZERO);
        return in -> new FillerNoise(in.get(enable), in.get(url), in.get(delay));
      });
}
