/** What a flow is: its nodes as self-validating records, its JSON Schema and the checks before it is published. Uses core. */
@NullMarked
package org.mortise.flow.definition;

import org.jspecify.annotations.NullMarked;
