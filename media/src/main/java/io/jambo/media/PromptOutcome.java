package io.jambo.media;

/// What became of a wish to play something. The reasons are fit for an alert: they name no address.
public sealed interface PromptOutcome {
  /// It can be heard at once; the rest may still be on its way.
  record Ready(Source source) implements PromptOutcome {}

  /// It could not be fetched.
  record NotFound(String reason) implements PromptOutcome {}

  /// It was fetched, but is nothing that can be played.
  record Unplayable(String reason) implements PromptOutcome {}
}
