/**
 * Forms and views as kinds of metadata: what is checked before they come into force and what follows from it. Uses metadata, store
 * and linkage.
 */
@NullMarked
package org.mortise.form.definition;

import org.jspecify.annotations.NullMarked;
