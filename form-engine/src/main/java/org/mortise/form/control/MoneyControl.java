package org.mortise.form.control;

/** An amount of money; two digits after the point unless the form says otherwise. */
public final class MoneyControl implements NumericControl {

    private static final int SCALE = 2;

    @Override
    public String type() {
        return "money";
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }
}
