package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Reading;
import io.jambo.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the desks of configuration share. Every change goes through the [Clerk], who notes it and
/// tells whoever has to hear of it.
///
/// @param settings the API's settings as they are now
/// @param speech what serves where neither application nor account says
record Bureau(
    Kit kit,
    Store store,
    Clerk clerk,
    Supplier<RestSettings> settings,
    Supplier<SpeechDefaults> speech) {

  /// Makes one change of the configuration, all of it or nothing; durable when it returns.
  <T> T change(Asked asked, Function<Draft, T> work) {
    return clerk.write(asked, pen -> work.apply(new Draft(this, pen, asked)));
  }

  /// Reads, all in one state of the store.
  <T> T read(Reading<T> reading) {
    return store.read(reading);
  }

  /// That row, whoever asks.
  Optional<Row> find(Noun noun, Sid sid) {
    return store.find(noun, sid, Reach.EVERYTHING);
  }

  /// A new sid.
  Sid sid() {
    return clerk.sid();
  }

  /// Now, as rows keep it.
  Instant now() {
    return clerk.now();
  }

  /// Refuses account callers where carriers and numbers are the platform's business (rest-api.md
  /// 1.7).
  void carriersByAdmin(Asked asked) {
    if (settings.get().adminCarrier() && asked.caller().role() == Role.ACCOUNT) {
      throw Refused.bad("carriers, gateways and numbers are set up by the operator");
    }
  }
}
