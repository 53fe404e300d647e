package org.mortise.form.control;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number picked on a scale between two ends, in steps; also shown as a bar of progress. */
public final class SliderControl implements NumericControl {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    @Override
    public String type() {
        return "slider";
    }

    @Override
    public CellReading cells() {
        return CellReading.NUMBER;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        var step = or(props.decimal("step"), BigDecimal.ONE);
        return new NumberSettings(
                Math.max(0, step.stripTrailingZeros().scale()),
                or(props.decimal("min"), BigDecimal.ZERO),
                or(props.decimal("max"), MOST),
                step);
    }

    private static BigDecimal or(@Nullable BigDecimal number, BigDecimal otherwise) {
        return number == null ? otherwise : number;
    }
}
