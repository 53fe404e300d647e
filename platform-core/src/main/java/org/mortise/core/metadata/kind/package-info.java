/** The kinds of metadata that no engine owns: option sets, numberings, roles and menus. Uses metadata. */
@NullMarked
package org.mortise.core.metadata.kind;

import org.jspecify.annotations.NullMarked;
