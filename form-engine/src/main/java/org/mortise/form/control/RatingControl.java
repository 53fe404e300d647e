package org.mortise.form.control;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Stars, from one to as many as the form says; half stars where it allows them. */
public final class RatingControl implements NumericControl {

    private static final int STARS = 5;
    private static final Pattern DRAWN = Pattern.compile("[★⭐]+[☆✩]*");

    @Override
    public String type() {
        return "rating";
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        var half = props.flag("half");
        return new NumberSettings(
                half ? 1 : 0,
                half ? new BigDecimal("0.5") : BigDecimal.ONE,
                BigDecimal.valueOf(props.integer("stars", STARS)),
                half ? new BigDecimal("0.5") : BigDecimal.ONE);
    }

    @Override
    public Coerced cell(NumberSettings settings, String text, Coercion coercion) {
        var plain = text.strip();
        return DRAWN.matcher(plain).matches()
                ? settings.coerce(BigDecimal.valueOf(plain.codePoints()
                        .filter(star -> star == '★' || star == '⭐')
                        .count()))
                : NumericControl.super.cell(settings, plain, coercion);
    }
}
