@NullMarked
package org.mortise.core.database;

import org.jspecify.annotations.NullMarked;
