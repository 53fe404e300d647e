/** Measures the packaged server against hand-written SQL on a native typed table; run by hand, see {@code docs/performance.md}. */
@NullMarked
package org.mortise.bench;

import org.jspecify.annotations.NullMarked;
