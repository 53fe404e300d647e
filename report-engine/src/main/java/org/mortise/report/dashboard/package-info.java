/** Datasets and dashboards as kinds of metadata, and the road to them over HTTP. */
@NullMarked
package org.mortise.report.dashboard;

import org.jspecify.annotations.NullMarked;
