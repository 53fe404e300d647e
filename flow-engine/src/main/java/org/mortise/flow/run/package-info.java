/** Flows at work: instances, tasks and their trail, one transaction per transition, and the REST road to them. Uses step. */
@NullMarked
package org.mortise.flow.run;

import org.jspecify.annotations.NullMarked;
