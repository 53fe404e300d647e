/** The application: puts the engines together, brings a database when none is given, and greets whoever started it. */
@NullMarked
package org.mortise.server;

import org.jspecify.annotations.NullMarked;
