package org.mortise.core.formula;

/**
 * Another form that functions such as LOOKUP may ask.
 *
 * @param key its qualified key
 * @param fields types of its fields
 */
public record OtherForm(String key, FieldTypes fields) {}
