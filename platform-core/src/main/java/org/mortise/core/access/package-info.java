/**
 * Who may do what with which records and fields; the only maker of scoped queries and writes. Uses everything up to metadata.
 */
@NullMarked
package org.mortise.core.access;

import org.jspecify.annotations.NullMarked;
