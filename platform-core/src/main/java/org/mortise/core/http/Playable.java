package org.mortise.core.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that previews may ask as somebody else, named by the header {@link #HEADER}: it reads, as
 * {@link CurrentCaller#reader()}, and writes nothing. Every other one answers such a request as if it did not exist.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Playable {

    /** Holds a {@link org.mortise.core.kernel.Persona}. */
    String HEADER = "X-Mortise-Played-As";
}
