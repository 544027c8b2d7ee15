/// The store on real databases: SQLite and PostgreSQL through JDBC, each connection with a thread
/// of its own, one of which writes. `Engine` is the store; `Sql` runs statements; `Dialect` is what
/// differs between the two; `SqlView` and `SqlEdit` make statements from the nouns.
@NullMarked
package io.jambo.store.real;

import org.jspecify.annotations.NullMarked;
