package io.jambo.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.jambo.model.Secret;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// The tokens of sessions: HS256 and nothing else, with the claims that the portal reads
/// (rest-api.md 2.1). What a token says of a person is for the portal; who somebody is, the session
/// says.
final class Tokens {
  private static final String SESSION = "session_id";

  private final MACSigner signer;
  private final MACVerifier verifier;

  /// @param secret at least 32 characters
  Tokens(Secret secret) {
    try {
      var key = secret.reveal().getBytes(StandardCharsets.UTF_8);
      signer = new MACSigner(key);
      verifier = new MACVerifier(key);
    } catch (JOSEException weak) {
      throw new IllegalArgumentException("auth.jwtSecret has fewer than 32 characters", weak);
    }
  }

  /// What a token names.
  ///
  /// @param id of the token within the session
  record Named(String session, String id) {}

  /// A token.
  String sign(Person person, Named named, Instant now, Instant end) {
    var claims =
        new JWTClaimsSet.Builder()
            .claim("scope", person.role().wire())
            .claim("permissions", person.permissions())
            .claim("is_view_only", person.viewOnly())
            .claim("user_sid", person.sid().value())
            .claim("name", person.name())
            .claim(SESSION, named.session())
            .jwtID(named.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(end));
    person
        .provider()
        .ifPresent(provider ->
            claims
                .claim("service_provider_sid", provider.sid().value())
                .claim("service_provider_name", provider.name()));
    person
        .account()
        .ifPresent(account ->
            claims
                .claim("account_sid", account.sid().value())
                .claim("account_name", account.name()));
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  /// What that token names, when we signed it and its time is not over.
  Optional<Named> read(String text, Instant now) {
    try {
      var token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      var claims = token.getJWTClaimsSet();
      var end = claims.getExpirationTime();
      var session = claims.getStringClaim(SESSION);
      var id = claims.getJWTID();
      boolean holds = end != null && now.isBefore(end.toInstant());
      return holds && session != null && id != null
          ? Optional.of(new Named(session, id))
          : Optional.empty();
    } catch (ParseException | JOSEException _) {
      return Optional.empty();
    }
  }
}
