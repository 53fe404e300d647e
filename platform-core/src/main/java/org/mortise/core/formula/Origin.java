package org.mortise.core.formula;

/**
 * Where the values of a field come from.
 *
 * @param field with the form that it belongs to
 * @param borrowed whether another field shows them as its own, as lookups do
 */
public record Origin(String field, boolean borrowed) {}
