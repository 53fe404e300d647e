/** The formula language against its vectors, its own limits and its twin. */
@NullMarked
package org.mortise.core.formula;

import org.jspecify.annotations.NullMarked;
