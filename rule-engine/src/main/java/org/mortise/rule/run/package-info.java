/** Rules at work: hears of events, runs the rules they set off, once each, and keeps a log of the runs. */
@NullMarked
package org.mortise.rule.run;

import org.jspecify.annotations.NullMarked;
