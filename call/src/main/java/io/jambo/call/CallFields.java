package io.jambo.call;

import static io.jambo.call.CallField.Place.APPLICATION;
import static io.jambo.call.CallField.Place.FAR_END;
import static io.jambo.call.CallField.Place.INDEX;
import static io.jambo.call.CallField.Place.LOG;
import static io.jambo.call.CallField.Place.RECORD;
import static io.jambo.call.CallField.Place.SEALED;
import static io.jambo.call.CallField.Place.VOICE;
import static io.jambo.call.CallField.personal;
import static io.jambo.call.CallField.plain;

import java.util.List;

/// Every field of a call.
public final class CallFields {
  /// All of them, those of persons first.
  public static final List<CallField> ALL =
      List.of(
          personal("from", APPLICATION, SEALED, INDEX),
          personal("to", APPLICATION, SEALED, INDEX),
          personal("call_id", APPLICATION, SEALED, INDEX),
          personal("sbc_callid", APPLICATION),
          personal("sip_parent_callid", SEALED),
          personal("originating_sip_ip", APPLICATION, SEALED),
          personal("caller_name", APPLICATION),
          personal("customerData", APPLICATION),
          personal("headers", APPLICATION),
          personal("sip", APPLICATION),
          personal("digits", APPLICATION),
          personal("speech", APPLICATION),
          personal("text to be spoken", VOICE),
          personal("audio", FAR_END),
          personal("env_vars", APPLICATION),
          plain("call_sid", APPLICATION, RECORD, LOG),
          plain("account_sid", APPLICATION, RECORD),
          plain("application_sid", APPLICATION, RECORD),
          plain("service_provider_sid", APPLICATION, RECORD),
          plain("trace_id", APPLICATION, RECORD, LOG),
          plain("direction", APPLICATION, RECORD),
          plain("sip_status", APPLICATION, RECORD, LOG),
          plain("sip_reason", APPLICATION),
          plain("call_status", APPLICATION),
          plain("call_termination_by", APPLICATION),
          plain("duration", APPLICATION, RECORD),
          plain("originating_sip_trunk_name", APPLICATION, RECORD),
          plain("local_sip_address", APPLICATION, SEALED),
          plain("fs_sip_address", APPLICATION),
          plain("fs_public_ip", APPLICATION),
          plain("public_ip", APPLICATION),
          plain("has_recording", APPLICATION),
          plain("defaults", APPLICATION),
          plain("reason", APPLICATION),
          plain("dtmf", APPLICATION),
          plain("times of attempt, answer and end", RECORD),
          plain("reason of the end", RECORD, LOG),
          plain("quality of the audio, in figures", RECORD));

  private CallFields() {}
}
