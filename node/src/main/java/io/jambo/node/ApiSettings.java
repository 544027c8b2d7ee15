package io.jambo.node;

import io.jambo.model.Secret;
import io.jambo.outbound.Cidr;
import io.jambo.rest.AuthSettings;
import io.jambo.rest.RestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the settings say of the REST API and of who may come in.
final class ApiSettings {
  private static final Pattern RATE = Pattern.compile("(\\d{1,9}) per (\\S.*)");
  private static final int LEAST_SECRET = 32;
  private static final int KIB = 1_024;

  /// BouncyCastle and RFC 9106: eight blocks a lane, at least.
  private static final int LEAST_BLOCKS = 8;

  private final Settings settings;

  ApiSettings(Settings settings) {
    this.settings = settings;
  }

  /// Of the API.
  ///
  /// @throws BadSetting when something can't be obeyed
  RestSettings rest() {
    int update = settings.count("rest.callUpdateStatus");
    if (update != 204 && update != 202) {
      throw new BadSetting("rest.callUpdateStatus: " + update + " is not 204 or 202");
    }
    return new RestSettings(
        (int) Math.min(settings.bytes("rest.maxBody"), Integer.MAX_VALUE - KIB),
        rate(),
        key(),
        quotas(),
        on("rest.adminCarrier"),
        on("rest.showCarrierPasswords"),
        settings.text("rest.minInboundNetmask").map(Integer::valueOf),
        settings.text("rest.publicUrl"),
        update,
        settings.entries("network.trustedProxies").stream().map(ApiSettings::range).toList());
  }

  /// Of who may come in.
  ///
  /// @param kept signs tokens where no setting says it
  /// @throws BadSetting when something can't be obeyed
  AuthSettings auth(Secret kept) {
    var usual = AuthSettings.usual(secret().orElse(kept));
    var failures = three("auth.loginFailures");
    return new AuthSettings(
        usual.jwtSecret(),
        settings.duration("auth.jwtLife"),
        settings.duration("auth.sessionMaxLife"),
        number("auth.loginFailures", failures.get(0)),
        number("auth.loginFailures", failures.get(1)),
        Settings.time(failures.get(2)).orElseThrow(() -> bad("auth.loginFailures")),
        argon2(),
        usual.loginDelay());
  }

  private Optional<Secret> secret() {
    var own = settings.text("auth.jwtSecret");
    if (own.isPresent() && own.get().length() < LEAST_SECRET) {
      throw new BadSetting("auth.jwtSecret: the value has fewer than 32 characters");
    }
    return own.map(Secret::of);
  }

  private AuthSettings.Argon2 argon2() {
    var parts = three("auth.argon2");
    long memory = Settings.size(parts.get(0)).orElseThrow(() -> bad("auth.argon2")) / KIB;
    int lanes = number("auth.argon2", parts.get(2));
    if (memory < (long) LEAST_BLOCKS * lanes || memory > 1 << 20) {
      throw new BadSetting("auth.argon2: 8 KiB a lane at least, and 1024 MiB at most");
    }
    return new AuthSettings.Argon2((int) memory, number("auth.argon2", parts.get(1)), lanes);
  }

  private Optional<RestSettings.Rate> rate() {
    var text = settings.word("rest.rateLimit");
    if (text.equals("off")) {
      return Optional.empty();
    }
    var match = RATE.matcher(text);
    if (!match.matches()) {
      throw bad("rest.rateLimit");
    }
    var window =
        Settings.time(match.group(2))
            .filter(time -> time.compareTo(Duration.ZERO) > 0)
            .orElseThrow(() -> bad("rest.rateLimit"));
    return Optional.of(new RestSettings.Rate(number("rest.rateLimit", match.group(1)), window));
  }

  private RestSettings.RateKey key() {
    var word = settings.word("rest.rateLimitKey").toUpperCase(Locale.ROOT);
    for (var key : RestSettings.RateKey.values()) {
      if (key.name().equals(word)) {
        return key;
      }
    }
    throw new BadSetting("rest.rateLimitKey: is not apikey, ip or system");
  }

  private Optional<RestSettings.Quotas> quotas() {
    var text = settings.word("rest.creationQuotas");
    if (text.equals("off")) {
      return Optional.empty();
    }
    if (text.equals("on")) {
      return Optional.of(RestSettings.Quotas.USUAL);
    }
    var six = settings.entries("rest.creationQuotas");
    if (six.size() != 6) {
      throw new BadSetting("rest.creationQuotas: is not on, off or six numbers");
    }
    var numbers = six.stream().mapToInt(one -> number("rest.creationQuotas", one)).toArray();
    return Optional.of(
        new RestSettings.Quotas(
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]));
  }

  private boolean on(String key) {
    return settings.flag(key).orElse(false);
  }

  private List<String> three(String key) {
    var parts = settings.entries(key);
    if (parts.size() != 3) {
      throw bad(key);
    }
    return parts;
  }

  private int number(String key, String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw bad(key);
    }
    return Integer.parseInt(text);
  }

  private BadSetting bad(String key) {
    var usual = Settings.known(key).fallback();
    return new BadSetting(key + ": \"" + settings.word(key) + "\" is not like " + usual);
  }

  private static Cidr range(String text) {
    return Cidr.parse(text)
        .orElseThrow(() -> new BadSetting("network.trustedProxies: no CIDR: " + text));
  }
}
