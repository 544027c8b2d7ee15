/// What tests stand on: the World, scripted phones and applications.
@NullMarked
package io.jambo.testkit;

import org.jspecify.annotations.NullMarked;
