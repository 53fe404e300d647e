/** The outbox: what happened is written with the change and told to subscribers afterwards. Uses kernel to metadata and database. */
@NullMarked
package org.mortise.core.event;

import org.jspecify.annotations.NullMarked;
