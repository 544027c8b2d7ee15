package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @Test
  void nothingNeedBeSaid() {
    var config = verb(Config.class, "{'verb': 'config'}");

    assertThat(config.synthesizer()).isEmpty();
    assertThat(config.recognizer()).isEmpty();
    assertThat(config.bargeIn()).isEmpty();
    assertThat(config.reset()).isEmpty();
    assertThat(config.notifyEvents()).isEmpty();
    assertThat(config.properties().members()).isEmpty();
  }

  @Test
  void everythingMayBeSaid() {
    var config =
        verb(
            Config.class,
            """
            {'verb': 'config', 'id': 'c', 'synthesizer': {'vendor': 'v'},
             'recognizer': {'vendor': 'r'}, 'reset': ['recognizer', 'synthesizer'],
             'bargeIn': {'enable': true, 'sticky': true, 'actionHook': '/barge',
               'minBargeinWordCount': 2, 'numDigits': 1, 'dtmfBargein': true},
             'ttsStream': {'enable': true}, 'record': {'action': 'stopCallRecording'},
             'stream': {'enable': false}, 'transcribe': {'enable': false},
             'amd': {'actionHook': '/amd', 'timers': {'noSpeechTimeoutMs': 1}},
             'fillerNoise': {'enabled': false}, 'vad': {}, 'notifyEvents': false,
             'notifySttLatency': true, 'onHoldMusic': 'https://app.example.net/a.mp3',
             'actionHookDelayAction': {}, 'sipRequestWithinDialogHook': '/sip', 'referHook': '',
             'boostAudioSignal': '-6 dB', 'autoStreamTts': true, 'disableTtsCache': true,
             'earlyMedia': true, 'trackTtsPlayout': true, 'noiseIsolation': {},
             'turnTaking': {}, 'sensitive': true}
            """);

    assertThat(config.synthesizer()).map(Synthesizer::vendor).contains("v");
    assertThat(config.recognizer()).map(Recognizer::vendor).contains("r");
    assertThat(config.reset()).containsExactly(Config.Reset.RECOGNIZER, Config.Reset.SYNTHESIZER);
    assertThat(config.notifyEvents()).contains(false);
    assertThat(config.notifySttLatency()).contains(true);
    assertThat(config.autoStreamTts()).contains(true);
    assertThat(config.disableTtsCache()).contains(true);
    assertThat(config.earlyMedia()).isTrue();
    assertThat(config.fillerNoise()).map(FillerNoise::enable).contains(false);
    assertThat(config.properties().get("sensitive")).isPresent();
  }

  @Test
  void bargeInListensForSpeechUnlessToldOtherwise() {
    var bargeIn =
        verb(Config.class, "{'config': {'bargeIn': {'enable': true}}}").bargeIn().orElseThrow();

    assertThat(bargeIn.input()).containsExactly(Input.SPEECH);
    assertThat(bargeIn.sticky()).isFalse();
    assertThat(bargeIn.minBargeinWordCount()).isEqualTo(1);
    assertThat(bargeIn.dtmfBargein()).isEqualTo(Optional.empty());
  }

  @Test
  void resetMayBeOneWord() {
    assertThat(verb(Config.class, "{'config': {'reset': 'synthesizer'}}").reset())
        .containsExactly(Config.Reset.SYNTHESIZER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'synthesizer': {'voice': 'a'}       | /config/synthesizer/vendor: is missing
          'recognizer': []                    | /config/recognizer: is an array
          'bargeIn': {'sticky': true}         | /config/bargeIn/enable: is missing
          'bargeIn': {'enable': 'true'}       | /config/bargeIn/enable: is a string
          'reset': 'voice'                    | /config/reset: is another string; expected one of synthesizer, recognizer or an array
          'reset': ['voice']                  | /config/reset/0: is another string
          'listen': {'url': '/a'}             | /config/listen/enable: is missing
          'stream': {'enable': true, 'mixType': 'left'} | /config/stream/mixType: is another string
          'stream': {'enable': true, 'sampleRate': 11025} | /config/stream/sampleRate: is 11025; expected one of 8000
          'stream': {'enable': true, 'bidirectionalAudio': {'streaming': true}} | /config/stream/bidirectionalAudio/sampleRate: is missing
          'transcribe': {}                    | /config/transcribe/enable: is missing
          'record': {}                        | /config/record/action: is missing
          'record': {'action': 'start'}       | /config/record/action: is another string
          'record': {'action': 'startCallRecording'} | /config/record/siprecServerURL: is missing
          'amd': {}                           | /config/amd/actionHook: is missing
          'ttsStream': {}                     | /config/ttsStream/enable: is missing
          'boostAudioSignal': true            | /config/boostAudioSignal: is true; expected a string or a number from -100 to 100
          'sensitive': 1                      | /config/sensitive: is 1
          'onHoldMusic': 'a\\tb'              | /config/onHoldMusic: has control characters
          """)
  void whatIsWrongIsSaidAtItsPlace(String properties, String problem) {
    assertThat(wrongWith("{'config': {" + properties + "}}"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }
}
