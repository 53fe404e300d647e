package org.mortise.form.control;

/** One of several choices, all of them in sight. */
public final class RadioControl implements ChoiceControl {

    @Override
    public String type() {
        return "radio";
    }

    @Override
    public CellReading cells() {
        return CellReading.ONE_OPTION;
    }
}
