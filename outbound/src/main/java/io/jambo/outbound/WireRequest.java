package io.jambo.outbound;

import java.util.Optional;

/// A request that has passed the guard, as the wire gets it.
///
/// @param url where to; its user info has become a header already
/// @param pool requests with the same text may share kept connections, others never do
/// @param connectBy the [io.jambo.kit.Kit#nanos()] time by which a connection must stand
/// @param answerBy the time by which the response headers must be there
public record WireRequest(
    String method,
    Url url,
    Fields headers,
    Optional<Payload> body,
    String pool,
    long connectBy,
    long answerBy) {}
