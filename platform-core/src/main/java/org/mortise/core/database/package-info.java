/**
 * Transactions on the reactive PostgreSQL client. The only package below the tables that knows the driver; uses kernel.
 */
@NullMarked
package org.mortise.core.database;

import org.jspecify.annotations.NullMarked;
