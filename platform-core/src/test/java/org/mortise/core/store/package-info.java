/** Tests of the store against a real PostgreSQL. */
@NullMarked
package org.mortise.core.store;

import org.jspecify.annotations.NullMarked;
