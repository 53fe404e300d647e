package org.mortise.form.control;

import org.mortise.core.metadata.ValueType;

/** Several departments, kept by their ids. */
public final class DepartmentsControl implements ManyReferences {

    @Override
    public String type() {
        return "departments";
    }

    @Override
    public ValueType valueType() {
        return ValueType.DEPARTMENTS;
    }
}
