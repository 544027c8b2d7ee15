package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jambo.store.JournalKey;
import io.jambo.store.NodeKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/// One file of the journal. One thread appends while it is new; another reads what is durable. Its
/// head: a mark (8 bytes), the length of the wrapped key (2), that key, a checksum (4).
final class JournalSegment {
  private static final byte[] MARK = "JAMBOCJ1".getBytes(US_ASCII);
  private static final int MOST_WRAPPED = 512;

  private final long number;
  private final Path file;
  private final FileChannel channel;
  private final JournalKey key;
  private final int head;
  private volatile long durable;
  private volatile boolean closed;
  private int nextFrame;

  private JournalSegment(
      long number, Path file, FileChannel channel, JournalKey key, long durable, boolean closed) {
    this.number = number;
    this.file = file;
    this.channel = channel;
    this.key = key;
    this.head = MARK.length + Short.BYTES + key.wrapped().length + Integer.BYTES;
    this.durable = durable;
    this.closed = closed;
  }

  /// Makes a new one, with a key of its own; it is on the disk when this returns.
  static JournalSegment create(Path folder, long number, NodeKeys nodeKeys, RandomGenerator random)
      throws IOException {
    var file = folder.resolve(JournalFolder.name(number));
    var key = JournalKey.fresh(nodeKeys, number, random);
    var channel = PrivateFiles.create(file);
    try {
      var wrapped = key.wrapped();
      var head = ByteBuffer.allocate(MARK.length + Short.BYTES + wrapped.length + Integer.BYTES);
      head.put(MARK).putShort((short) wrapped.length).put(wrapped).putInt(sum(wrapped)).flip();
      var segment = new JournalSegment(number, file, channel, key, 0, false);
      segment.append(head);
      PrivateFiles.syncFolder(folder);
      return segment;
    } catch (IOException cause) {
      channel.close();
      Files.deleteIfExists(file);
      throw cause;
    }
  }

  /// Opens one that an earlier process has left; empty when its head can't be read.
  static Optional<JournalSegment> reopen(Path file, long number, NodeKeys nodeKeys)
      throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var key = wrapped(channel).flatMap(wrapped -> JournalKey.unwrap(nodeKeys, number, wrapped));
    if (key.isEmpty()) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new JournalSegment(number, file, channel, key.get(), channel.size(), true));
  }

  /// The name of the node's key that a segment needs, if its head can be read.
  static Optional<String> nodeKey(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return wrapped(channel).flatMap(JournalKey::nodeKey);
    }
  }

  /// Writes all that is in the buffer and waits until it is on the disk.
  ///
  /// @throws IOException when it is not; the file ends then where it ended before, or is closed
  void append(ByteBuffer bytes) throws IOException {
    long end = durable;
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
      durable = at;
    } catch (IOException cause) {
      closed = true; // what a failed sync has left on the disk is anybody's guess
      try {
        channel.truncate(end);
      } catch (IOException again) {
        cause.addSuppressed(again);
      }
      throw cause;
    }
  }

  /// Reads what is durable from there on.
  void read(ByteBuffer into, long from) throws IOException {
    int most = (int) Math.min(into.capacity(), durable - from);
    into.clear().limit(most);
    long at = from;
    while (into.hasRemaining()) {
      int got = channel.read(into, at);
      if (got < 0) {
        break;
      }
      at += got;
    }
    into.flip();
  }

  /// Cuts off a torn tail.
  void cut(long at) throws IOException {
    channel.truncate(at);
    channel.force(true);
    durable = at;
  }

  /// The number of the next frame; never given twice.
  int nextFrame() {
    return nextFrame++;
  }

  /// Nothing more will be appended.
  void close() {
    closed = true;
  }

  /// Deletes it.
  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  /// Leaves it as it is; whoever writes to it takes another.
  void release() throws IOException {
    closed = true;
    channel.close();
  }

  boolean closed() {
    return closed;
  }

  long number() {
    return number;
  }

  long durable() {
    return durable;
  }

  int head() {
    return head;
  }

  JournalKey key() {
    return key;
  }

  private static Optional<byte[]> wrapped(FileChannel channel) throws IOException {
    var head = ByteBuffer.allocate(MARK.length + Short.BYTES + MOST_WRAPPED + Integer.BYTES);
    while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
      // until there is no more
    }
    head.flip();
    var mark = new byte[MARK.length];
    if (head.remaining() < MARK.length + Short.BYTES) {
      return Optional.empty();
    }
    head.get(mark);
    int length = head.getShort();
    if (!Arrays.equals(mark, MARK)
        || length < 0
        || length > MOST_WRAPPED
        || head.remaining() < length + Integer.BYTES) {
      return Optional.empty();
    }
    var wrapped = new byte[length];
    head.get(wrapped);
    return head.getInt() == sum(wrapped) ? Optional.of(wrapped) : Optional.empty();
  }

  private static int sum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
