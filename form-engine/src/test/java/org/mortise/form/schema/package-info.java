@NullMarked
package org.mortise.form.schema;

import org.jspecify.annotations.NullMarked;
