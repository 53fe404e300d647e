/** Files of fields over HTTP: uploads, downloads, small pictures, versions. Uses record, definition and core.file. */
@NullMarked
package org.mortise.form.file;

import org.jspecify.annotations.NullMarked;
