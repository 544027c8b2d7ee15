package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Later;
import io.jambo.kit.Permits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id, kept as `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (security.md
/// API-7). Each takes tens of megabytes and much of a core, so only a few run at once.
final class Passwords {
  /// Longer passwords are refused (rest-api.md 3.7).
  static final int MOST_LENGTH = 128;

  /// Hashes at once.
  private static final int MOST_AT_ONCE = 2;

  /// Hashes that may wait for their turn, and for how long.
  private static final int LONGEST_LINE = 64;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /// What a stored hash may cost; one that says more was not made by us.
  private static final int MOST_MEMORY = 1 << 20;

  private static final int MOST_PASSES = 64;
  private static final int MOST_LANES = 64;
  private static final int SALT = 16;
  private static final int HASH = 32;

  private final Kit kit;
  private final Supplier<AuthSettings.Argon2> cost;
  private final Permits permits;

  Passwords(Kit kit, Supplier<AuthSettings.Argon2> cost) {
    this.kit = kit;
    this.cost = cost;
    permits = new Permits(kit, MOST_AT_ONCE, LONGEST_LINE);
  }

  /// A stored hash, read.
  @SuppressWarnings("ArrayRecordComponent") // made for one comparison and never compared itself
  private record Stored(int type, int memory, int passes, int lanes, byte[] salt, byte[] hash) {}

  /// The form in which a password is kept.
  String hash(String password) {
    var salt = new byte[SALT];
    kit.random().nextBytes(salt);
    var now = cost.get();
    var hash =
        run(
            new Stored(
                Argon2Parameters.ARGON2_id,
                now.memoryKiB(),
                now.passes(),
                now.lanes(),
                salt,
                new byte[HASH]),
            password);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            now.memoryKiB(),
            now.passes(),
            now.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /// Whether that is the password; where there is none to compare with, it takes as long to say no.
  boolean matches(String password, Optional<String> kept) {
    var stored = kept.flatMap(Passwords::read);
    if (stored.isEmpty() || password.length() > MOST_LENGTH) {
      var _ = hash(password.substring(0, Math.min(MOST_LENGTH, password.length())));
      return false;
    }
    return MessageDigest.isEqual(run(stored.get(), password), stored.get().hash());
  }

  private byte[] run(Stored form, String password) {
    if (permits.take(kit.in(LONGEST_WAIT)) != Permits.Outcome.TAKEN) {
      throw Refused.with(503, "too many logins at once").and("Retry-After", "5");
    }
    try {
      return Later.start(kit, "password", () -> made(form, password)).get();
    } finally {
      permits.release();
    }
  }

  /// A tenth of a second of arithmetic: on a virtual thread it would keep a carrier from all
  /// others.
  private static byte[] made(Stored form, String password) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(form.type())
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(form.memory())
            .withIterations(form.passes())
            .withParallelism(form.lanes())
            .withSalt(form.salt())
            .build());
    var hash = new byte[form.hash().length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static Optional<Stored> read(String kept) {
    var parts = kept.split("\\$", -1);
    if (parts.length != 6 || !parts[0].isEmpty() || !parts[2].equals("v=19")) {
      return Optional.empty();
    }
    int type =
        switch (parts[1]) {
          case "argon2id" -> Argon2Parameters.ARGON2_id;
          case "argon2i" -> Argon2Parameters.ARGON2_i;
          default -> -1;
        };
    var costs = parts[3].split("[=,]", -1);
    if (type < 0 || costs.length != 6) {
      return Optional.empty();
    }
    try {
      int memory = Integer.parseInt(costs[1]);
      int passes = Integer.parseInt(costs[3]);
      int lanes = Integer.parseInt(costs[5]);
      boolean ours =
          memory > 0 && memory <= MOST_MEMORY && passes > 0 && passes <= MOST_PASSES && lanes > 0;
      var decoder = Base64.getDecoder();
      return ours && lanes <= MOST_LANES
          ? Optional.of(
              new Stored(
                  type, memory, passes, lanes, decoder.decode(parts[4]), decoder.decode(parts[5])))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
