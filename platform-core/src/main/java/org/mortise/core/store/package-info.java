/**
 * The only road to business records: tables, query compiler, rows, change log. Accepts scoped queries and writes only.
 */
@NullMarked
package org.mortise.core.store;

import org.jspecify.annotations.NullMarked;
