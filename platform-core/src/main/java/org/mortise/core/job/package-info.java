/**
 * Work for later, kept as rows: claimed with a lease, tried again, visible when it is given up. Uses kernel to event and database.
 */
@NullMarked
package org.mortise.core.job;

import org.jspecify.annotations.NullMarked;
