/**
 * What people say about records: who may read and say something, whom it speaks of, and who is told. Uses access, store, notify and
 * what tasks lend.
 */
@NullMarked
package org.mortise.form.comment;

import org.jspecify.annotations.NullMarked;
