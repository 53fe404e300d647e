/**
 * Keeps what records hold of other records as those are: finds who has to be computed anew after a change, and has it done in the
 * background.
 */
@NullMarked
package org.mortise.form.refresh;

import org.jspecify.annotations.NullMarked;
