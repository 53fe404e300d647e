/** What happens next in a flow: pure decisions without a clock, a database or people. Uses definition. */
@NullMarked
package org.mortise.flow.step;

import org.jspecify.annotations.NullMarked;
