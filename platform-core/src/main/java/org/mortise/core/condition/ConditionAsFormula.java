package org.mortise.core.condition;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.WorkCalendar;

/** What conditions ask, as formulas see it. */
public record ConditionAsFormula(ConditionContext condition) implements FormulaContext {

    @Override
    public @Nullable Object value(FieldPath path) {
        return condition.value(path);
    }

    @Override
    public Instant now() {
        return condition.now();
    }

    @Override
    public ZoneId zone() {
        return condition.zone();
    }

    @Override
    public WorkCalendar calendar() {
        return condition.calendar();
    }

    @Override
    public @Nullable String variable(String name) {
        return condition.variable(name) instanceof String text ? text : null;
    }
}
