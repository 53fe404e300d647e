/** Pictures of an application: a kind of metadata, so that bundles carry them, and the road to those that forms show. */
@NullMarked
package org.mortise.form.picture;

import org.jspecify.annotations.NullMarked;
