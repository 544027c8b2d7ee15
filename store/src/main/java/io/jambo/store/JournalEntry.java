package io.jambo.store;

import java.util.Arrays;
import java.util.Optional;

/// What a frame of the journal holds, opened.
///
/// @param carried written anew to free an old segment; it tells nothing that was not known, and
///   nothing at all when its call has ended meanwhile
public record JournalEntry(CallRecord record, boolean carried) {
  /// As bytes: one for `carried`, then the record.
  public byte[] bytes() {
    var record = CallRecordCodec.bytes(this.record);
    var bytes = new byte[record.length + 1];
    bytes[0] = (byte) (carried ? 1 : 0);
    System.arraycopy(record, 0, bytes, 1, record.length);
    return bytes;
  }

  /// Reads it back.
  public static Optional<JournalEntry> read(byte[] bytes) {
    return bytes.length == 0
        ? Optional.empty()
        : CallRecordCodec.read(Arrays.copyOfRange(bytes, 1, bytes.length))
            .map(record -> new JournalEntry(record, bytes[0] == 1));
  }
}
