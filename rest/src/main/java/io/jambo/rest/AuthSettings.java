package io.jambo.rest;

import io.jambo.model.Secret;
import java.time.Duration;

/// The settings of who may come in, `auth.*` of configuration.md.
///
/// @param jwtSecret signs the tokens of sessions; at least 32 characters
/// @param jwtLife how long a token holds
/// @param sessionMaxLife how long a session holds, however often it is refreshed
/// @param userFailures wrong passwords of one user from one source that lock it there
/// @param sourceFailures wrong passwords from one source, whatever the user
/// @param failureWindow in which they count, and for which they lock
/// @param argon2 the cost of new password hashes
/// @param loginDelay a login is answered after a random part of it
public record AuthSettings(
    Secret jwtSecret,
    Duration jwtLife,
    Duration sessionMaxLife,
    int userFailures,
    int sourceFailures,
    Duration failureWindow,
    Argon2 argon2,
    Duration loginDelay) {

  /// What Argon2id spends on one password.
  public record Argon2(int memoryKiB, int passes, int lanes) {
    /// That of configuration.md.
    public static final Argon2 USUAL = new Argon2(64 * 1_024, 3, 4);
  }

  /// What is not said, with that secret.
  public static AuthSettings usual(Secret jwtSecret) {
    return new AuthSettings(
        jwtSecret,
        Duration.ofMinutes(60),
        Duration.ofHours(12),
        6,
        20,
        Duration.ofSeconds(1_800),
        Argon2.USUAL,
        Duration.ofSeconds(1));
  }
}
