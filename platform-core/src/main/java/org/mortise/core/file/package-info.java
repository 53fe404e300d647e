/** Files that people bring, kept on disk under ids; knows nothing of what is in them. Uses kernel. */
@NullMarked
package org.mortise.core.file;

import org.jspecify.annotations.NullMarked;
