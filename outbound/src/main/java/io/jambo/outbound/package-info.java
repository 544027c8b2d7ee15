/// The one guarded client for everything outward that a tenant can steer: hooks, media files,
/// vendors (security.md 5).
///
/// Read first: [Outbound] is what the rooms above use, [GuardedClient] is its only form: it reads
/// the URL ([UrlParser]), asks the [TargetGuard], takes one of the account's permits, leaves alone
/// who keeps failing ([Breakers]) and keeps every limit ([Limits], [OutboundBounds]). Below it lies
/// one line, [HttpWire]: Jetty's client in production (`io.jambo.outbound.real`), a scripted
/// network in tests. Everything above that line waits through [io.jambo.kit.Kit] and so runs in the
/// World.
///
/// It stands on `kit` alone: it knows no SIP, no JSON, no verb. It retries nothing by itself, keeps
/// no cookies, asks no proxy, and never says in a reason or a log where a request went.
@NullMarked
package io.jambo.outbound;

import org.jspecify.annotations.NullMarked;
