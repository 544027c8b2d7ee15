package io.jambo.call;

import io.jambo.media.PcmSource;
import io.jambo.media.Prompt;
import io.jambo.media.PromptOutcome;
import io.jambo.speech.SpeechFailure;
import io.jambo.speech.SpeechOutcome;
import io.jambo.speech.Words;
import io.jambo.verbs.Say;
import java.util.Optional;

/// The helper behind a prompt: prepares its items ahead of the ear and hands them to the
/// [PromptQueue]. What can't be heard is told as an alert, and the next item follows.
final class Narrator implements Runnable {
  private final Call call;
  private final Playlist playlist;
  private final PromptQueue queue;
  private volatile Optional<String> failure = Optional.empty();

  Narrator(Call call, Playlist playlist, PromptQueue queue) {
    this.call = call;
    this.playlist = playlist;
    this.queue = queue;
  }

  /// Why something could not be heard; the latest one.
  Optional<String> failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      boolean heard = true;
      for (int round = 0; heard && (playlist.loop() == 0 || round < playlist.loop()); round++) {
        heard = false;
        for (var item : playlist.items()) {
          heard |= prepare(item, round == 0);
        }
      }
    } finally {
      queue.finish();
    }
  }

  private boolean prepare(Playlist.Item item, boolean first) {
    return switch (item) {
      case Playlist.Item.Url(var url) -> play(url, first);
      case Playlist.Item.Spoken(var text, var say) -> speak(say, text);
    };
  }

  private boolean play(String url, boolean first) {
    long seek = first ? playlist.seek().orElse(0) : 0;
    var wanted = new Prompt(url, call.facts().accountSid().value(), seek);
    return switch (call.services().prompts().open(wanted, call.scope())) {
      case PromptOutcome.Ready(var source) -> queue.append(source);
      case PromptOutcome.NotFound(var reason) -> failed(AlertType.PLAY_URL_NOT_FOUND, reason);
      case PromptOutcome.Unplayable(var reason) -> failed(AlertType.PLAY_URL_NOT_FOUND, reason);
    };
  }

  private boolean speak(Say say, String text) {
    return speak(say, text, call.speech().words(say, text));
  }

  private boolean speak(Say say, String text, Words words) {
    return switch (call.services().voices().speak(words)) {
      case SpeechOutcome.Spoken spoken -> {
        spoken.notes().forEach(note -> call.speechNote(note));
        yield hear(spoken);
      }
      case SpeechOutcome.Failed(_, var reason) -> {
        var other = call.speech().failOver(say, text);
        yield other.isPresent()
            ? speak(say, text, other.get())
            : failed(AlertType.TTS_FAILURE, reason);
      }
      case SpeechOutcome.UnknownVendor _ -> failed(AlertType.UNKNOWN_VENDOR, "unknown tts vendor");
      case SpeechOutcome.NotProvisioned _ -> failed(AlertType.NO_TTS, "no tts credential");
    };
  }

  private boolean hear(SpeechOutcome.Spoken spoken) {
    boolean heard = false;
    try (var utterance = spoken.utterance()) {
      for (var piece = utterance.next(); piece.isPresent(); piece = utterance.next()) {
        if (!queue.append(PcmSource.of(piece.get()))) {
          return false;
        }
        heard = true;
      }
    } catch (SpeechFailure broken) {
      return failed(AlertType.TTS_FAILURE, "speech broke off") || heard;
    }
    return heard;
  }

  private boolean failed(AlertType type, String reason) {
    failure = Optional.of(reason);
    call.alert(type, reason, "");
    return false;
  }
}
