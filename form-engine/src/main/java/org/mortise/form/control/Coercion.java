package org.mortise.form.control;

import java.time.ZoneId;

/**
 * What surrounds a value that is being read.
 *
 * @param zone zone of the organisation, for times that came without one
 */
public record Coercion(ZoneId zone) {}
