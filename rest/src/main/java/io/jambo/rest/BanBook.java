package io.jambo.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Addresses that this node does not hear for a while. Callable from any task; nothing here waits.
public interface BanBook {
  /// One of them.
  ///
  /// @param address an address or a network, as it was said
  /// @param hits how often it has knocked since
  record Ban(String address, String reason, Instant since, Instant until, long hits) {}

  /// All that hold now.
  List<Ban> all();

  /// Does not hear that address or network from now on.
  ///
  /// @return false when there are too many already
  boolean add(String address, Duration length);

  /// Hears it again; false when it was not banned.
  boolean remove(String address);

  /// Hears everybody again.
  void clear();
}
