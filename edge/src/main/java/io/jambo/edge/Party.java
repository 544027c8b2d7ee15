package io.jambo.edge;

import io.jambo.call.CallTerms;
import io.jambo.kit.Sid;
import java.util.Optional;

/// Whose call it was that was refused: what its record names.
public record Party(
    Sid account,
    Sid provider,
    Optional<Sid> application,
    Optional<String> trunk,
    CallTerms.Records records) {}
