@NullMarked
package org.mortise.core.metadata;

import org.jspecify.annotations.NullMarked;
