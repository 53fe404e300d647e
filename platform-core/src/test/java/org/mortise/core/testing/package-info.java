/** What tests of every module stand on: a real PostgreSQL of their own. */
@NullMarked
package org.mortise.core.testing;

import org.jspecify.annotations.NullMarked;
