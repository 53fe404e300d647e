/** Forms that people without an account fill in through a link: what it offers, its address, and the road of what they send. */
@NullMarked
package org.mortise.form.publiclink;

import org.jspecify.annotations.NullMarked;
