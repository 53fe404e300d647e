package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/** Several records of another form, kept by their ids. */
public final class LinksControl implements ManyReferences {

    /** The name of the kind. */
    public static final String TYPE = "links";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ValueType valueType() {
        return ValueType.LINKS;
    }
}
