/** Questions to records on a real database. */
@NullMarked
package org.mortise.report.query;

import org.jspecify.annotations.NullMarked;
