@NullMarked
package org.mortise.core.http;

import org.jspecify.annotations.NullMarked;
