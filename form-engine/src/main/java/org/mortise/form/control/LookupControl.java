package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/**
 * The value of a field of the record that a link beside it points to. Its kind of value is that of its source: the shape of the form
 * says which.
 */
public final class LookupControl extends GivenControl {

    public LookupControl() {
        super("lookup", ValueType.TEXT);
    }
}
