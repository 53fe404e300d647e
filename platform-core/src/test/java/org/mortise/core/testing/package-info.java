/**
 * What tests of every module stand on: a real PostgreSQL of their own, the keys of a vault, and canaries that must stand nowhere. Lent to
 * the other modules and to the server as the test-jar of this one; nothing else of it is meant for them.
 */
@NullMarked
package org.mortise.core.testing;

import org.jspecify.annotations.NullMarked;
