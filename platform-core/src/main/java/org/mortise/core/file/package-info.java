/** Files that people bring: looked over, known by id, kept on disk or elsewhere. Knows no record and no right. Uses kernel and database. */
@NullMarked
package org.mortise.core.file;

import org.jspecify.annotations.NullMarked;
