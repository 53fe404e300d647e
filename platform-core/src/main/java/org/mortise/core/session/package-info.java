/**
 * Signing in: the first administrator, sessions that can be ended at once, and brakes on guessing. Uses kernel, database, http
 * and org.
 */
@NullMarked
package org.mortise.core.session;

import org.jspecify.annotations.NullMarked;
