@NullMarked
package org.mortise.form.rest;

import org.jspecify.annotations.NullMarked;
