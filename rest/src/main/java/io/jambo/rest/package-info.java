/// The public REST API. Each operation is declared once; router, access filter, validation, the
/// rendering of answers and the OpenAPI document come from that declaration.
///
/// A new endpoint is a few lines in a [Desk], which the node gives to [Office#api]:
///
/// ```java
/// Operation.put("/Things/{thing_sid}")     // below /v1 and /api/v1
///     .says("Change a thing")
///     .to(Allowed.A_S_C)                   // who may at all
///     .item("thing_sid", Nouns.THINGS)     // looked up in the caller's reach: 404, 403 if shared
///     .takes(CHANGE)                       // Shapes.sent("ThingChange", Nouns.THINGS).takes("name")
///     .changes()                           // 204, 422
///     .by(asked -> clerk.update(asked, asked.row(), asked.body().onto(Row.empty(Nouns.THINGS))))
/// ```
///
/// The way of a request: `real.RestDoor`, [Api], [Router], [Credentials], [Gate], its [Handler]
/// with an [Asked], an [Answer], [Telling]. Whatever can't be done is a [Refused]. What a path's
/// first segments name as owner (`/Accounts/{account_sid}/…`) the gate has checked, and
/// `asked.reach()` is then that owner's; sids in body and query (`Shape.Reference`) it has looked
/// up too. Rows are changed through the [Clerk] alone, who writes the audit log in the same
/// transaction.
@NullMarked
package io.jambo.rest;

import org.jspecify.annotations.NullMarked;
