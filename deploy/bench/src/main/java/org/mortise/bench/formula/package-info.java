/** How fast formulas are evaluated, beside other evaluators. */
@NullMarked
package org.mortise.bench.formula;

import org.jspecify.annotations.NullMarked;
