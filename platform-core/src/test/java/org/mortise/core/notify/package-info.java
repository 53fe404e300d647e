@NullMarked
package org.mortise.core.notify;

import org.jspecify.annotations.NullMarked;
