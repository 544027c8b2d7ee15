package io.jambo.rest;

import io.jambo.kit.Sid;
import java.util.List;
import java.util.Optional;

/// The calls of this node that live, and those that ended lately, for the API. Callable from any
/// task.
public interface LiveCalls {
  /// There are none.
  LiveCalls NONE =
      new LiveCalls() {
        @Override
        public List<LiveCall> of(Sid account) {
          return List.of();
        }

        @Override
        public Optional<LiveCall> find(Sid account, Sid call) {
          return Optional.empty();
        }
      };

  /// All calls of that account, in no order.
  List<LiveCall> of(Sid account);

  /// That call of that account.
  Optional<LiveCall> find(Sid account, Sid call);
}
