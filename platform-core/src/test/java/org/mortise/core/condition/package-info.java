/** The corpus of the condition language, shared with the TypeScript twin, and the fixtures that read it. */
@NullMarked
package org.mortise.core.condition;

import org.jspecify.annotations.NullMarked;
