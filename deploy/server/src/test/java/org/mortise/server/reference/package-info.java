/** The parts of the reference that are written by the build, from the schemas and from the running application. */
@NullMarked
package org.mortise.server.reference;

import org.jspecify.annotations.NullMarked;
