/**
 * Keeps values so that whoever reads the database alone cannot read them: keys, sealing, and the marks by which sealed values are
 * compared.
 */
@NullMarked
package org.mortise.core.vault;

import org.jspecify.annotations.NullMarked;
