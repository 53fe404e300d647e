@NullMarked
package org.mortise.core.event;

import org.jspecify.annotations.NullMarked;
