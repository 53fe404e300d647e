/** Rules as documents. */
@NullMarked
package org.mortise.rule.definition;

import org.jspecify.annotations.NullMarked;
