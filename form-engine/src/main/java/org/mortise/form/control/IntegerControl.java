package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A whole number; a fraction is refused rather than rounded. */
public final class IntegerControl implements NumericControl {

    /** Largest whole number that every client reads exactly. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    @Override
    public String type() {
        return "integer";
    }

    @Override
    public CellReading cells() {
        return CellReading.WHOLE;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, 0);
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> whole(settings, NumberSettings.typed(text)));
    }

    private static Coerced whole(NumberSettings settings, @Nullable BigDecimal number) {
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            return Coerced.refused("not_an_integer");
        }
        return number != null && number.abs().compareTo(MOST) > 0
                ? Coerced.refused("not_an_integer")
                : settings.coerce(number);
    }
}
