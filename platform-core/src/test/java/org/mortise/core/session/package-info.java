@NullMarked
package org.mortise.core.session;

import org.jspecify.annotations.NullMarked;
