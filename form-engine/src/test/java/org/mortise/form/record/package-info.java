@NullMarked
package org.mortise.form.record;

import org.jspecify.annotations.NullMarked;
