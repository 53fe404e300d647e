/** Rules at work on a real database. */
@NullMarked
package org.mortise.rule.run;

import org.jspecify.annotations.NullMarked;
