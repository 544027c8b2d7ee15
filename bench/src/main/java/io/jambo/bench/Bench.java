package io.jambo.bench;

import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What every measurement needs: where things lie, and who runs on which core.
///
/// @param folder for scenarios, recordings of what programs say, and the server's data; it is
///   removed afterwards
/// @param jar the server under test
/// @param measured the core of what is measured, alone
/// @param load the core of everything else, this process included
record Bench(Kit kit, Path folder, Path jar, int measured, int load) {
  /// A scenario or another file of this module, laid into the folder.
  Path file(String name) {
    var file = folder.resolve(name);
    try (InputStream in = Bench.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no such resource: " + name);
      }
      if (!Files.exists(file)) {
        Files.copy(in, file);
      }
      return file;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// A fresh folder inside.
  Path subfolder(String name) {
    try {
      return Files.createTempDirectory(folder, name);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// SIPp's list of the ports that callers name for their audio, one after another.
  Path ports(List<Integer> ports) {
    var lines = ports.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    try {
      var list = Files.createTempFile(folder, "ports", ".csv");
      return Files.writeString(list, "SEQUENTIAL\n" + lines + "\n");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
