package org.mortise.form.control;

import java.util.Collection;

/** Whoever gives a value, as far as a control asks. */
@FunctionalInterface
public interface Writer {

    /** The platform, which nobody asks for a role. */
    Writer PLATFORM = roles -> true;

    /** @param roles as the form names them */
    boolean holdsOneOf(Collection<String> roles);
}
