package org.mortise.form.control;

/** Several of several choices, all of them in sight. */
public final class CheckboxesControl implements ChoicesControl {

    @Override
    public String type() {
        return "checkboxes";
    }

    @Override
    public CellReading cells() {
        return CellReading.SEVERAL_OPTIONS;
    }
}
