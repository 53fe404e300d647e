@NullMarked
package org.mortise.form.control;

import org.jspecify.annotations.NullMarked;
