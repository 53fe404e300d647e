@NullMarked
package org.mortise.form.definition;

import org.jspecify.annotations.NullMarked;
