/** Lists as files for spreadsheets: labels instead of ids, only what the caller may see. Uses definition and record. */
@NullMarked
package org.mortise.form.export;

import org.jspecify.annotations.NullMarked;
