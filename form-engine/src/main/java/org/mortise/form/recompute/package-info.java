/**
 * Computes whole forms anew in the background, batch by batch: after a publish that changes what their formulas give, and every
 * night for formulas that speak of today. Uses the record package; the definition package tells it of publishes.
 */
@NullMarked
package org.mortise.form.recompute;

import org.jspecify.annotations.NullMarked;
