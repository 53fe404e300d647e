/** Pages of the reference that are written from the schemas. */
@NullMarked
package org.mortise.server.reference;

import org.jspecify.annotations.NullMarked;
