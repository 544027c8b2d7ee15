package io.jambo.call;

import io.jambo.hooks.Webhooks;
import io.jambo.kit.Kit;
import io.jambo.media.MediaEngine;
import io.jambo.media.Prompts;
import io.jambo.speech.Voices;

/// What all calls of a node share.
///
/// @param webhooks makes the application's link of a new call
/// @param webhookErrorCode what a caller is answered whose application failed
public record CallServices(
    Kit kit,
    MediaEngine media,
    Voices voices,
    Prompts prompts,
    Webhooks webhooks,
    CallObserver observer,
    int webhookErrorCode) {}
