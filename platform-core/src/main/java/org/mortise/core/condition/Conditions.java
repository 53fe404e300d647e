package org.mortise.core.condition;

import java.util.LinkedHashSet;
import java.util.List;
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

    /** The comparisons and formulas of a condition in their order, without the words that join them. */
    public static List<Condition> leaves(Condition condition) {
        return condition.accept(new Leaves());
    }

    /** All fields that decide about the condition, also those read by its formulas; formulas with mistakes read nothing. */
    public static Set<FieldPath> fields(Condition condition, FieldTypes types) {
        var paths = new LinkedHashSet<FieldPath>();
        for (var leaf : leaves(condition)) {
            if (leaf instanceof Condition.Expression expression) {
                addFormula(expression.source(), types, paths);
            }
            if (leaf instanceof Condition.Comparison comparison) {
                paths.add(comparison.field());
                comparison.operands().forEach(operand -> add(operand, types, paths));
            }
        }
        return paths;
    }

    private static void add(Operand operand, FieldTypes types, Set<FieldPath> paths) {
        if (operand instanceof Operand.FieldValue field) {
            paths.add(field.path());
        }
        if (operand instanceof Operand.Computed computed) {
            addFormula(computed.source(), types, paths);
        }
    }

    private static void addFormula(String source, FieldTypes types, Set<FieldPath> paths) {
        var formula = Formula.compile(source, types).formula();
        if (formula != null) {
            paths.addAll(formula.reads());
        }
    }

    private record Leaves() implements Condition.Visitor<List<Condition>> {

        @Override
        public List<Condition> all(Condition.All all) {
            return several(all.of());
        }

        @Override
        public List<Condition> any(Condition.Any any) {
            return several(any.of());
        }

        @Override
        public List<Condition> not(Condition.Not not) {
            return not.of().accept(this);
        }

        @Override
        public List<Condition> comparison(Condition.Comparison comparison) {
            return List.of(comparison);
        }

        @Override
        public List<Condition> expression(Condition.Expression expression) {
            return List.of(expression);
        }

        private List<Condition> several(List<Condition> parts) {
            return parts.stream().flatMap(part -> part.accept(this).stream()).toList();
        }
    }
}
