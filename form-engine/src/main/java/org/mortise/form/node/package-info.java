/**
 * What stands between the fields of a layout and is more than words: each kind is one class that says what is wrong with such a
 * node and what of it a reader may have. Uses the model of forms only.
 */
@NullMarked
package org.mortise.form.node;

import org.jspecify.annotations.NullMarked;
