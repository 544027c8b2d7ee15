package io.jambo.call;

import io.jambo.kit.Sid;
import java.time.Instant;
import java.util.Optional;

/// Something an account or its service provider should look at. It never holds a number, a spoken
/// text or a digit; the one text from outside is the message of the application's own `alert` verb.
///
/// @param accountSid empty when it concerns the service provider alone
/// @param callSid the call that raised it, if one did
/// @param detail more about it for an operator, empty text when there is nothing
public record Alert(
    Instant at,
    Optional<Sid> accountSid,
    Optional<Sid> applicationSid,
    Optional<Sid> callSid,
    AlertType type,
    String message,
    String detail) {}
