/**
 * The one condition language of lists, permissions, linkage, branches, rules and reports: its shape, its check, its
 * three-valued evaluation in memory and its sentence. Pure; {@code core.store} compiles the same conditions to SQL, and the
 * twin of {@code designer-ui/src/model/condition} is held to the same corpus.
 */
@NullMarked
package org.mortise.core.condition;

import org.jspecify.annotations.NullMarked;
