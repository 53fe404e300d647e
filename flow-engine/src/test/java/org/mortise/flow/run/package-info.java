/** Flows at work on a real PostgreSQL, with records kept by a fake. */
@NullMarked
package org.mortise.flow.run;

import org.jspecify.annotations.NullMarked;
