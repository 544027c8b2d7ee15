/// Voices: text in, linear audio out.
@NullMarked
package io.jambo.speech;

import org.jspecify.annotations.NullMarked;
