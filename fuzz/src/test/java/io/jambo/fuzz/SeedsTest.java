package io.jambo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Replays the seeds of every target, `seeds/<target>/`: what fuzzing starts from, and every input
/// that was once a finding. Then each target gets seeds that are a little spoilt, which finds a
/// target that always throws without Jazzer.
class SeedsTest {
  private static final Path SEEDS = Path.of("seeds");
  private static final int SPOILT = 50;

  @ParameterizedTest
  @EnumSource
  void everySeedKeepsThePromise(Target target) {
    var seeds = seeds(target);
    assertThat(seeds).as("seeds of " + target.word()).isNotEmpty();
    for (var seed : seeds) {
      target.takes(bytes(seed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySeedMayBeSpoilt(Target target) {
    var random = new SplittableRandom(1);
    for (var seed : seeds(target)) {
      for (int i = 0; i < SPOILT; i++) {
        var input = bytes(seed);
        for (int j = 0; j < 3 && input.length > 0; j++) {
          input[random.nextInt(input.length)] = (byte) random.nextInt(256);
        }
        target.takes(input);
      }
    }
  }

  @Test
  void noFolderOfSeedsIsWithoutItsTarget() throws IOException {
    try (Stream<Path> folders = Files.list(SEEDS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .allSatisfy(word -> assertThat(Target.of(word).word()).isEqualTo(word));
    }
  }

  private static List<Path> seeds(Target target) {
    var folder = SEEDS.resolve(target.word());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
