package org.mortise.form.control;

/** A number; four digits after the point unless the form says otherwise. */
public final class NumberControl implements NumericControl {

    /** The name of the kind. */
    public static final String TYPE = "number";

    private static final int SCALE = 4;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public CellReading cells() {
        return CellReading.NUMBER;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }
}
