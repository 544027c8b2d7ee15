/// The border of the platform: who is calling, which application takes it, within which limits. It
/// reads its routing from memory, so that calls go on while the database is away.
@NullMarked
package io.jambo.edge;

import org.jspecify.annotations.NullMarked;
