@NullMarked
package org.mortise.core.file;

import org.jspecify.annotations.NullMarked;
