@NullMarked
package org.mortise.core.org;

import org.jspecify.annotations.NullMarked;
