package io.jambo.speech.real;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.jambo.wire.Pcm;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The few functions of flite 2.2 that are called, with the C types they have.
@SuppressWarnings("restricted") // foreign calls are this class's purpose
final class FliteLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  /// `struct cst_wave`: type, sample_rate, num_samples, num_channels, samples.
  private static final StructLayout WAVE =
      MemoryLayout.structLayout(
          ADDRESS.withName("type"),
          JAVA_INT.withName("sample_rate"),
          JAVA_INT.withName("num_samples"),
          JAVA_INT.withName("num_channels"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("samples"));

  private static final long SAMPLE_RATE = offset("sample_rate");
  private static final long NUM_SAMPLES = offset("num_samples");
  private static final long NUM_CHANNELS = offset("num_channels");
  private static final long SAMPLES = offset("samples");

  private final MethodHandle textToWave;
  private final MethodHandle deleteWave;

  private FliteLibrary(SymbolLookup library) {
    // cst_wave *flite_text_to_wave(const char *text, cst_voice *voice)
    textToWave =
        function(library, "flite_text_to_wave", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    // void delete_wave(cst_wave *wave)
    deleteWave = function(library, "delete_wave", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// Loads and initialises the library; empty when it is not on this machine.
  static Optional<FliteLibrary> load(String file) {
    return find(file)
        .map(library -> {
          var init = function(library, "flite_init", FunctionDescriptor.of(JAVA_INT));
          try {
            int _ = (int) init.invokeExact();
          } catch (Throwable fault) {
            throw failed("flite_init", fault);
          }
          return new FliteLibrary(library);
        });
  }

  /// Loads a voice from its own library; empty when it is not on this machine.
  Optional<MemorySegment> voice(String file, String name) {
    return find(file)
        .map(library -> {
          // cst_voice *register_cmu_us_NAME(const char *directory), which may be NULL
          var register =
              function(library, "register_cmu_us_" + name, FunctionDescriptor.of(ADDRESS, ADDRESS));
          try {
            return (MemorySegment) register.invokeExact(MemorySegment.NULL);
          } catch (Throwable fault) {
            throw failed("register_cmu_us", fault);
          }
        });
  }

  /// Speaks a text that has passed the gate.
  Pcm speak(MemorySegment voice, String text) {
    try (var arena = Arena.ofConfined()) {
      var pointer = (MemorySegment) textToWave.invokeExact(arena.allocateFrom(text), voice);
      if (pointer.address() == 0) {
        throw new IllegalStateException("flite made no wave");
      }
      var wave = pointer.reinterpret(WAVE.byteSize());
      try {
        return pcm(wave);
      } finally {
        deleteWave.invokeExact(pointer);
      }
    } catch (Throwable fault) {
      throw failed("flite_text_to_wave", fault);
    }
  }

  private static Pcm pcm(MemorySegment wave) {
    long samples = (long) wave.get(JAVA_INT, NUM_SAMPLES) * wave.get(JAVA_INT, NUM_CHANNELS);
    var audio = wave.get(ADDRESS, SAMPLES).reinterpret(samples * JAVA_SHORT.byteSize());
    return new Pcm(wave.get(JAVA_INT, SAMPLE_RATE), audio.toArray(JAVA_SHORT));
  }

  private static Optional<SymbolLookup> find(String file) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(library.findOrThrow(name), descriptor);
  }

  private static long offset(String field) {
    return WAVE.byteOffset(MemoryLayout.PathElement.groupElement(field));
  }

  private static IllegalStateException failed(String function, Throwable fault) {
    return new IllegalStateException(function + " failed", fault);
  }
}
