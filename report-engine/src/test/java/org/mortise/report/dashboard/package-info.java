/** Dashboards as documents, and who may open them. */
@NullMarked
package org.mortise.report.dashboard;

import org.jspecify.annotations.NullMarked;
