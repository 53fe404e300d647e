/**
 * Values that every part speaks: callers, problems, ids, labels, JSON. Knows no framework and no other package.
 */
@NullMarked
package org.mortise.core.kernel;

import org.jspecify.annotations.NullMarked;
