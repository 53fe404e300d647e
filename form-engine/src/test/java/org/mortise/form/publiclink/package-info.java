@NullMarked
package org.mortise.form.publiclink;

import org.jspecify.annotations.NullMarked;
