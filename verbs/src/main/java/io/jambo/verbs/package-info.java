/// The call-control language: one record a verb, parsed and validated.
@NullMarked
package io.jambo.verbs;

import org.jspecify.annotations.NullMarked;
