package io.jambo.verbs;

import static io.jambo.verbs.Scripts.valid;
import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Verbs that are checked and can't be run yet.
class UnservedVerbsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {'verb': 'dial', 'target': [{'type': 'phone', 'name': '15550100', 'trunk': 'north'},
            {'type': 'teams', 'number': '1', 'voicemail': true}, {'type': 'user', 'name': 'bob'},
            {'type': 'sip', 'sipUri': 'sip:a@x.example', 'auth': {'username': 'u', 'password': 'p'},
             'from': {'user': 'a', 'host': 'b'}, 'headers': {'X-A': 'a'}}],
         'answerOnBridge': true, 'timeout': 20, 'dtmfCapture': {'childCall': ['*1']},
         'dtmfHook': '/d', 'stream': {'url': '/audio'}, 'transcribe': {}, 'amd': {'actionHook': '/m'},
         'dub': [{'action': 'addTrack', 'track': 'a'}], 'boostAudioSignal': -3, 'tag': {}}
        """,
        "{'room': {'name': 'weekly', 'startConferenceOnEnter': false, 'maxParticipants': 2}}",
        "{'enqueue': {'name': 'support', 'priority': -1, 'waitHook': '/wait'}}",
        "{'dequeue': {'name': 'support', 'beep': true, 'timeout': 0}}",
        "{'leave': {}}",
        "{'dub': {'action': 'sayOnTrack', 'track': 't', 'say': {'text': 'a'}, 'gain': '+6dB'}}",
        "{'dub': {'action': 'playOnTrack', 'track': 't', 'play': 'a.mp3', 'loop': true}}",
        "{'stream': {'url': '/a', 'bidirectionalAudio': {'streaming': true, 'sampleRate': 8000}}}",
        "{'listen': {'url': '/a', 'transcribe': {'recognizer': {'vendor': 'v'}}, 'channel': 2}}",
        "{'transcribe': {'transcriptionHook': '/t', 'recognizer': {'vendor': 'v'}}}",
        "{'dialogflow': {'project': 'p', 'credentials': '{}', 'lang': 'en-US', 'model': 'es'}}",
        "{'lex': {'botId': 'b', 'botAlias': 'a', 'region': 'r',"
            + " 'credentials': {'accessKey': 'a', 'secretAccessKey': 's'}}}",
        "{'rasa': {'url': 'https://bot.example'}}",
        "{'message': {'to': '1', 'from': '2', 'text': 'a', 'provider': 'p', 'media': ['m']}}",
        "{'sip:refer': {'referTo': 'sip:a@x.example', 'headers': {'X-A': 'a'}}}",
        "{'sip:request': {'method': 'INFO', 'body': 'a\\nb'}}",
        "{'pipeline': {'stt': {'vendor': 'v'}, 'autoLockLanguage': 'always', 'toolFiller': false}}",
        "{'agent': {'turnDetection': {'mode': 'krisp'}, 'toolFiller': {'type': 'audio'},"
            + " 'mcpServers': [{'url': 'https://t.example', 'roots': [1]}]}}",
        "{'transfer': {'mode': 'warm', 'target': [{'type': 'user', 'name': 'a'}],"
            + " 'brief': {'text': 'a'}, 'confirm': {'prompt': 'a', 'digit': '1'},"
            + " 'disposition': {'onBusy': 'return'}}}",
        "{'rest:dial': {'from': '1', 'to': {'type': 'phone', 'number': '2'}, 'call_hook': '/a'}}",
        "{'openai_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {'response_create': {}}}}",
        "{'ultravox_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {}, 'events': ['all', '-pong']}}",
        "{'s2s': {'vendor': 'unheard-of', 'llmOptions': {}}}"
      })
  void whatTheSpecificationShowsIsValidAndFullyKnown(String json) {
    assertThat(valid("[" + json + "]").ignored()).isEmpty();
    assertThat(verb(json)).isInstanceOf(Unserved.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'dial': {}}                                        | /dial/target: is missing
          {'dial': {'target': []}}                            | /dial/target: is an empty array; expected an array of at least one, each item an object
          {'dial': {'target': {'type': 'user'}}}              | /dial/target: is an object
          {'dial': {'target': [{'type': 'user'}]}}            | /dial/target/0/name: is missing
          {'dial': {'target': [{'type': 'sip'}]}}             | /dial/target/0/sipUri: is missing
          {'dial': {'target': [{'type': 'phone'}]}}           | /dial/target/0/number: is missing
          {'dial': {'target': [{'type': 'teams', 'name': 'a'}]}} | /dial/target/0/number: is missing
          {'dial': {'target': [{'type': 'fax'}]}}             | /dial/target/0/type: is another string
          {'dial': {'target': [{'type': 'user', 'name': 'a\\nb'}]}} | /dial/target/0/name: has control
          {'dial': {'target': [{'type': 'user', 'name': 'a'}], 'dtmfCapture': ['1']}} | /dial/dtmfHook: is missing
          {'dial': {'target': [{'type': 'user', 'name': 'a'}], 'srtpEncryption': 'zrtp'}} | /dial/srtpEncryption: is another
          {'conference': {}}                                  | /conference/name: is missing
          {'conference': {'name': 'a', 'maxParticipants': 1}} | /conference/maxParticipants: is 1
          {'enqueue': {'name': 'a', 'priority': 'high'}}      | /enqueue/priority: is a string
          {'dub': {'action': 'mix', 'track': 'a'}}            | /dub/action: is another string
          {'dub': {'action': 'addTrack', 'track': 'a', 'say': {}}} | /dub/say/text: is missing
          {'listen': {}}                                      | /listen/url: is missing
          {'listen': {'url': '/a', 'channel': 3}}             | /listen/channel: is 3
          {'listen': {'url': '/a', 'sampleRate': 44100}}      | /listen/sampleRate: is 44100
          {'dialogflow': {'project': 'p', 'credentials': {}, 'lang': 'en', 'model': 'cx'}} | /dialogflow/agent: is missing
          {'lex': {'botId': 'b', 'botAlias': 'a', 'region': 'r', 'credentials': {'accessKey': 'a'}}} | /lex/credentials/secretAccessKey
          {'sip:request': {'method': 'IN FO'}}                | /sip:request/method: is another string
          {'sip:refer': {'referTo': 'sip:a@b\\r\\nX: y'}}     | /sip:refer/referTo: has control
          {'transfer': {'mode': 'cold', 'target': [{'type': 'user', 'name': 'a'}]}} | /transfer/mode: is another
          {'transfer': {'mode': 'warm', 'target': [{'type': 'user', 'name': 'a'}], 'disposition': {'onBusy': 'voicemail'}}} | /transfer/disposition/voicemailUrl: is missing
          {'agent': {'toolFiller': true}}                     | /agent/toolFiller: is true
          {'openai_s2s': {'auth': {}, 'llmOptions': {'response_create': {}}}} | /openai_s2s/auth: has no apiKey
          {'openai_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {}}}  | /openai_s2s/llmOptions: has no response_create
          {'google_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {}}}  | /google_s2s/llmOptions: has no setup
          {'elevenlabs_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {}}} | /elevenlabs_s2s/auth: has no agent_id
          {'microsoft_s2s': {'auth': {'apiKey': 'k'}, 'llmOptions': {'response_create': {}}}} | /microsoft_s2s/connectOptions: has no host
          {'s2s': {'llmOptions': {}}}                         | /s2s/vendor: is missing
          """)
  void whatIsWrongIsSaidAtItsPlace(String verb, String problem) {
    assertThat(wrongWith(verb)).singleElement().asString().startsWith(problem);
  }
}
