@NullMarked
package org.mortise.form.linkage;

import org.jspecify.annotations.NullMarked;
