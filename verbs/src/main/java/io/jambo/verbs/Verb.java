package io.jambo.verbs;

import java.util.Optional;

/// One instruction of an application to its call: verbs.md 3.
///
/// Immutable data. Who runs it switches over the kinds; [Unserved] stands for every verb that is
/// known to the language and has no record of its own yet.
public sealed interface Verb
    permits Alert,
        Answer,
        Config,
        Dtmf,
        Gather,
        Hangup,
        Pause,
        Play,
        Redirect,
        Say,
        SipDecline,
        Tag,
        Unserved {

  /// What the application calls this one; it comes back with what the verb reports.
  Optional<String> id();

  /// The verb's name in the language, synonyms resolved.
  default String name() {
    return VerbCatalog.nameOf(getClass());
  }
}
