package org.mortise.form.control;

/** A number; four digits after the point unless the form says otherwise. */
public final class NumberControl implements NumericControl {

    private static final int SCALE = 4;

    @Override
    public String type() {
        return "number";
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }
}
