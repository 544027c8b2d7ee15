/// What is kept: configuration and history in SQLite or PostgreSQL, secrets sealed, and the journal
/// of call records. Nothing outside its `real` package knows which database it is.
@NullMarked
package io.jambo.store;

import org.jspecify.annotations.NullMarked;
