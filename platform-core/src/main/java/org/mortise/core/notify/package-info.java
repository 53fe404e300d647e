/**
 * Messages to people inside the application. Uses kernel to org and database.
 */
@NullMarked
package org.mortise.core.notify;

import org.jspecify.annotations.NullMarked;
