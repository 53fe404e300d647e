package org.mortise.form.control;

import java.math.BigDecimal;

/** How likely somebody is to recommend, from 0 to 10. */
public final class NpsControl implements NumericControl {

    @Override
    public String type() {
        return "nps";
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return new NumberSettings(0, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
    }
}
