@NullMarked
package org.mortise.core.vault;

import org.jspecify.annotations.NullMarked;
