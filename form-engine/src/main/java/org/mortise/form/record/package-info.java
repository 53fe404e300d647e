/**
 * The one road to records: authorise, coerce, default, compute, validate, write, log and announce; and their REST. Uses definition,
 * linkage, access and store.
 */
@NullMarked
package org.mortise.form.record;

import org.jspecify.annotations.NullMarked;
