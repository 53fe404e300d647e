package org.mortise.form.node;

import java.util.regex.Pattern;

/** Addresses as layouts write them: {@code {field}} stands for the value of a field. */
final class Address {

    static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    private Address() {}
}
