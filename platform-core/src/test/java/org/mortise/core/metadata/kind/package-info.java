@NullMarked
package org.mortise.core.metadata.kind;

import org.jspecify.annotations.NullMarked;
