package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// A verb that the language has and this build can't run: it fails alone, and the next one runs
/// (verbs.md 1.4.5). Its properties are checked and stay as they were written.
public record Unserved(Optional<String> id, String name, Json.Obj properties) implements Verb {}
