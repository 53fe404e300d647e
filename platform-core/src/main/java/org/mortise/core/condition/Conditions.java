package org.mortise.core.condition;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.kernel.Rejected;

/** Reads conditions and says what they read. */
public final class Conditions {

    private Conditions() {}

    /**
     * The condition in {@code plainJson} (maps, lists, texts, numbers, booleans; see {@code Json.plain}).
     *
     * <p>At most 200 conditions, 8 levels deep, 1,000 values in a list. The fields are not looked up: see
     * {@link ConditionCheck}.
     *
     * @throws Rejected {@code INVALID} with all mistakes; their paths are JSON pointers into {@code plainJson}
     */
    public static Condition parse(@Nullable Object plainJson) {
        var parser = new ConditionParser();
        var condition = parser.condition(plainJson, "", 1);
        if (!parser.problems().isEmpty()) {
            throw Rejected.invalid(parser.problems());
        }
        return condition;
    }

    /** All fields that decide about the condition, also those read by its formulas; formulas with mistakes read nothing. */
    public static Set<FieldPath> fields(Condition condition, FieldTypes types) {
        var paths = new LinkedHashSet<FieldPath>();
        condition.accept(new FieldCollector(types, paths));
        return paths;
    }

    private record FieldCollector(FieldTypes types, Set<FieldPath> paths) implements Condition.Visitor<Boolean> {

        @Override
        public Boolean all(Condition.All all) {
            all.of().forEach(part -> part.accept(this));
            return true;
        }

        @Override
        public Boolean any(Condition.Any any) {
            any.of().forEach(part -> part.accept(this));
            return true;
        }

        @Override
        public Boolean not(Condition.Not not) {
            return not.of().accept(this);
        }

        @Override
        public Boolean comparison(Condition.Comparison comparison) {
            paths.add(comparison.field());
            if (comparison.value() != null) {
                add(comparison.value());
            }
            return true;
        }

        @Override
        public Boolean expression(Condition.Expression expression) {
            return addFormula(expression.source());
        }

        private void add(Operand operand) {
            if (operand instanceof Operand.Many many) {
                many.of().forEach(this::add);
            }
            if (operand instanceof Operand.FieldValue field) {
                paths.add(field.path());
            }
            if (operand instanceof Operand.Computed computed) {
                addFormula(computed.source());
            }
        }

        private boolean addFormula(String source) {
            var formula = Formula.compile(source, types).formula();
            return formula == null || paths.addAll(formula.reads());
        }
    }
}
