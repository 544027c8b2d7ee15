/// What is kept: configuration and history in SQLite or PostgreSQL, secrets sealed, and the journal
/// of call records.
///
/// [Store] is the door: whoever wants rows gives it a [Reading] or a [Change] and gets a [View] or
/// an [Edit] of the nouns of `model`. Statements are made from their declarations, the row scope of
/// the caller is part of each, and no text of a request ever becomes SQL. What goes wrong is a
/// [StoreFailure]. Nothing outside the `real` package knows which database it is.
@NullMarked
package io.jambo.store;

import org.jspecify.annotations.NullMarked;
