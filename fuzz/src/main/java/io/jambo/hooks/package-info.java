/// The one probe of module `fuzz` that must stand beside what it tries: readers of the room `hooks`
/// which nobody outside may name.
@NullMarked
package io.jambo.hooks;

import org.jspecify.annotations.NullMarked;
