/** Rules as documents: what they say, and what can be wrong with them. Pure; uses the core only. */
@NullMarked
package org.mortise.rule.definition;

import org.jspecify.annotations.NullMarked;
