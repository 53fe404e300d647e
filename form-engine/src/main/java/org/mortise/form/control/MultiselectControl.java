package org.mortise.form.control;

/** Several of several choices, chosen from a list that opens. */
public final class MultiselectControl implements ChoicesControl {

    @Override
    public String type() {
        return "multiselect";
    }

    @Override
    public CellReading cells() {
        return CellReading.SEVERAL_OPTIONS;
    }
}
