package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/**
 * What is reckoned over the records of another form that point here. Its kind of value is that of its source: the shape of the form
 * says which.
 */
public final class RollupControl extends GivenControl {

    public RollupControl() {
        super("rollup", ValueType.NUMBER);
    }
}
