/**
 * The organisation: its people, departments and who holds which role. Uses kernel, database and http.
 */
@NullMarked
package org.mortise.core.org;

import org.jspecify.annotations.NullMarked;
