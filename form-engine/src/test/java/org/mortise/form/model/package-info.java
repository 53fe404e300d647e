@NullMarked
package org.mortise.form.model;

import org.jspecify.annotations.NullMarked;
