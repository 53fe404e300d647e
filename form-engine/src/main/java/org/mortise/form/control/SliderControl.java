package org.mortise.form.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/** A number picked on a scale between two ends, in steps; also shown as a bar of progress. */
public final class SliderControl implements NumericControl {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    @Override
    public String type() {
        return "slider";
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

    @Override
    public List<Problem> check(NumberSettings settings) {
        var problems = new ArrayList<>(settings.check());
        if (settings.step() != null && settings.step().signum() <= 0) {
            problems.add(Problem.at("/step", "settings_step", Map.of()));
        }
        return problems;
    }

    private static BigDecimal or(@Nullable BigDecimal number, BigDecimal otherwise) {
        return number == null ? otherwise : number;
    }
}
