package org.mortise.form.control;

/**
 * An amount of money; two digits after the point unless the form says otherwise, or those of the currency that another field says.
 */
public final class MoneyControl implements NumericControl {

    /** Name of the setting: key of the field that says in which currency its amounts are. */
    public static final String CURRENCY_FIELD = "currencyField";

    private static final int SCALE = 2;
    /** No currency has more digits; each amount keeps those of its own. */
    private static final int MOST = 4;

    @Override
    public String type() {
        return "money";
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, props.text(CURRENCY_FIELD) == null ? SCALE : MOST);
    }
}
