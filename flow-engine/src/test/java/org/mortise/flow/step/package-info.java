/** The pure core: facts by table, a reference model, and properties over random flows. */
@NullMarked
package org.mortise.flow.step;

import org.jspecify.annotations.NullMarked;
