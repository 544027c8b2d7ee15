/// The application's link: how a session talks to the application that steers it (app-protocol.md
/// 1-3, 5).
///
/// Read first: [AppLink] is what a session uses, [HookReply] what it gets back. [Webhooks] makes
/// the links of a node; [WebhookLink] is one call's. A request goes [SnakeCase] (names) →
/// [EcmaText] (bytes) → [Signature] → [io.jambo.outbound.Outbound], and its answer through
/// [ReplyReader] to a script. A failure is tried again by the [RetryPolicy] of the hook's URL, and
/// a call whose application can't be reached goes to its fallback ([FallbackReason]). [BaseUrl]
/// knows where a relative hook leads and who may see the application's password. Notifications wait
/// in [NoticeBacklog], in order per call.
///
/// This room knows no call: payloads come as JSON, alerts go out through [HookAlerts]. It decides
/// nothing about what a failed hook means to the caller; the session does.
@NullMarked
package io.jambo.hooks;

import org.jspecify.annotations.NullMarked;
