@NullMarked
package org.mortise.core.job;

import org.jspecify.annotations.NullMarked;
