package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;

/** A share, kept as a fraction: 15% is {@code 0.15}. */
public final class PercentControl implements NumericControl {

    private static final int SCALE = 4;

    @Override
    public String type() {
        return "percent";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.toldAs(Figure.HUNDREDTHS);
    }

    @Override
    public CellReading cells() {
        return CellReading.SHARE;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> settings.coerce(share(text)));
    }

    private static @Nullable BigDecimal share(String text) {
        var plain = Texts.halfWidth(text);
        if (!plain.endsWith("%")) {
            return NumberSettings.typed(plain);
        }
        var percents = NumberSettings.typed(plain.substring(0, plain.length() - 1));
        return percents == null ? null : percents.movePointLeft(2);
    }
}
