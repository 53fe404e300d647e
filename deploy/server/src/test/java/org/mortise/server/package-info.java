/** Stories over HTTP and in the browser against the assembled application, and the rules of the house. */
@NullMarked
package org.mortise.server;

import org.jspecify.annotations.NullMarked;
