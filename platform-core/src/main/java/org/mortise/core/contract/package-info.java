/**
 * Interfaces, events and extension points through which the engines meet. No logic.
 */
@NullMarked
package org.mortise.core.contract;

import org.jspecify.annotations.NullMarked;
