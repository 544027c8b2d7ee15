package io.jambo.media;

import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The one folder whose files `play` may read, `media.promptFolder`; a path that leads out of it,
/// through `..` or a link, names nothing.
final class PromptFolder {
  private final Path folder;

  PromptFolder(Path folder) {
    this.folder = folder;
  }

  /// The file of that name, absolute or seen from the folder.
  Optional<Download.Body> open(String name) {
    try {
      var root = folder.toRealPath();
      var file = root.resolve(name).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(new FileBody(Files.newInputStream(file)))
          : Optional.empty();
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }

  private record FileBody(InputStream stream) implements Download.Body {
    @Override
    public int read(byte[] into) {
      try {
        return stream.read(into);
      } catch (IOException fault) {
        throw new BodyFailed(FailureKind.OTHER, "file could not be read");
      }
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException fault) {
        throw new BodyFailed(FailureKind.OTHER, "file could not be closed");
      }
    }
  }
}
