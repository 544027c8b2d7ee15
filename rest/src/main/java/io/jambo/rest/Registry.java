package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import java.util.Optional;

/// Where the gate looks up the rows that a request names.
@FunctionalInterface
public interface Registry {
  /// That row, when it is there and within reach.
  Optional<Row> find(Noun noun, Sid sid, Reach reach);
}
