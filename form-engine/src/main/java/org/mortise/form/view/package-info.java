/** Views that people save for themselves or for all who read a form. Uses definition and access. */
@NullMarked
package org.mortise.form.view;

import org.jspecify.annotations.NullMarked;
