/**
 * Versioned JSON documents (draft, check, publish, restore) and the shapes compiled from them. Uses kernel to condition and database.
 */
@NullMarked
package org.mortise.core.metadata;

import org.jspecify.annotations.NullMarked;
