/** Flows as documents, and what is wrong with them. */
@NullMarked
package org.mortise.flow.definition;

import org.jspecify.annotations.NullMarked;
