/** Forms, records, views and search over HTTP. Uses everything of the form engine. */
@NullMarked
package org.mortise.form.rest;

import org.jspecify.annotations.NullMarked;
