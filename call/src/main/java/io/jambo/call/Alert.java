package io.jambo.call;

import io.jambo.kit.Sid;
import java.time.Instant;
import java.util.Optional;

/// Something an account should look at. It never holds a number, a spoken text or a digit; the one
/// text from outside is the message of the application's own `alert` verb.
///
/// @param detail more about it for an operator, empty text when there is nothing
public record Alert(
    Instant at,
    Sid accountSid,
    Optional<Sid> applicationSid,
    Sid callSid,
    AlertType type,
    String message,
    String detail) {}
