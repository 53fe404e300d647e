@NullMarked
package org.mortise.core.template;

import org.jspecify.annotations.NullMarked;
