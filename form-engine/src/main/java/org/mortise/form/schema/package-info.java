/** The JSON Schema of the records of a form. */
@NullMarked
package org.mortise.form.schema;

import org.jspecify.annotations.NullMarked;
