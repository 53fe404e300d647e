package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/**
 * Bounds of a number; an absent bound means unbounded.
 *
 * @param step distance between the numbers that can be had, counted from {@code min}; null for any number
 */
public record NumberSettings(
        int scale,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step) {

    static NumberSettings read(FieldProps props, int scale) {
        return new NumberSettings(
                props.integer("scale", scale), props.decimal("min"), props.decimal("max"), props.decimal("step"));
    }

    List<Problem> check() {
        var problems = new ArrayList<Problem>();
        if (min != null && max != null && min.compareTo(max) > 0) {
            problems.add(Problem.at("/min", "settings_bounds"));
        }
        if (step != null && step.signum() <= 0) {
            problems.add(Problem.at("/step", "settings_step"));
        }
        return problems;
    }

    /** What lies between two steps is refused rather than rounded to one of them. */
    Coerced coerce(@Nullable BigDecimal number) {
        if (number == null) {
            return Coerced.refused("not_a_number");
        }
        if (step != null && step.signum() > 0 && number.stripTrailingZeros().scale() > scale) {
            return Coerced.refused("number_step", Map.of("step", step.toPlainString()));
        }
        return Decimals.isTooLarge(number)
                ? Coerced.refused("number_too_large", Map.of("digits", Decimals.MOST_DIGITS))
                : Coerced.of(Decimals.canonical(number, scale));
    }

    List<Problem> validate(JsonNode value) {
        var number = new BigDecimal(value.asText());
        var problems = new ArrayList<Problem>();
        if (min != null && number.compareTo(min) < 0) {
            problems.add(Problem.at("", "number_too_small", Map.of("min", min.toPlainString())));
        }
        if (max != null && number.compareTo(max) > 0) {
            problems.add(Problem.at("", "number_above", Map.of("max", max.toPlainString())));
        }
        if (problems.isEmpty() && step != null && step.signum() > 0 && !isOnStep(number, step)) {
            problems.add(Problem.at("", "number_step", Map.of("step", step.toPlainString())));
        }
        return problems;
    }

    private boolean isOnStep(BigDecimal number, BigDecimal distance) {
        var from = min == null ? BigDecimal.ZERO : min;
        return number.subtract(from).remainder(distance).signum() == 0;
    }

    /** What people type, see {@link WrittenAmount}; null when it is not a number. */
    static @Nullable BigDecimal typed(String text) {
        var written = WrittenAmount.read(text);
        return written == null ? null : written.value();
    }
}
