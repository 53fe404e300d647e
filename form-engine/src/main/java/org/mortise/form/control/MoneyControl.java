package org.mortise.form.control;

import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;

/**
 * An amount of money; two digits after the point unless the form says otherwise, or those of the currency that another field says.
 */
public final class MoneyControl implements NumericControl {

    /** Name of the setting: key of the field that says in which currency its amounts are. */
    public static final String CURRENCY_FIELD = "currencyField";

    /** The name of the kind. */
    public static final String TYPE = "money";
    /** The currency of amounts whose field says none. */
    public static final String USUAL = "CNY";

    private static final int SCALE = 2;
    /** No currency has more digits; each amount keeps those of its own. */
    private static final int MOST = 4;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.toldAs(Figure.AMOUNT);
    }

    @Override
    public CellReading cells() {
        return CellReading.AMOUNT;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, props.text(CURRENCY_FIELD) == null ? SCALE : MOST);
    }
}
