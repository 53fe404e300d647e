/** Questions to records: read from JSON, scoped by the access gate, answered with the records behind each figure. */
@NullMarked
package org.mortise.report.query;

import org.jspecify.annotations.NullMarked;
