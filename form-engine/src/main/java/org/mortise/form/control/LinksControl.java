package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/** Several records of another form, kept by their ids. */
public final class LinksControl implements ManyReferences {

    @Override
    public String type() {
        return "links";
    }

    @Override
    public ValueType valueType() {
        return ValueType.LINKS;
    }
}
