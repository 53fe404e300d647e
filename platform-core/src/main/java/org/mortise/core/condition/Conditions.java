package org.mortise.core.condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

    /**
     * The one text that {@code field} has wherever the condition holds, as far as the condition says so outright; null when it may
     * have several.
     */
    public static @Nullable String pinned(Condition condition, FieldPath field) {
        if (condition instanceof Condition.All all) {
            return all.of().stream()
                    .map(part -> pinned(part, field))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (!(condition instanceof Condition.Comparison comparison)
                || !comparison.field().equals(field)
                || (comparison.operator() != Operator.EQ && comparison.operator() != Operator.IN)
                || comparison.operands().size() != 1) {
            return null;
        }
        return comparison.operands().get(0) instanceof Operand.Literal literal && literal.value() instanceof String text
                ? text
                : null;
    }

    /** All fields that decide about the condition, also those read by its formulas; formulas with mistakes read nothing. */
    public static Set<FieldPath> fields(Condition condition, FieldTypes types) {
        var paths = new LinkedHashSet<FieldPath>();
        collect(condition, types, paths);
        return paths;
    }

    private static void collect(Condition condition, FieldTypes types, Set<FieldPath> paths) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(part -> collect(part, types, paths));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(part -> collect(part, types, paths));
        } else if (condition instanceof Condition.Not not) {
            collect(not.of(), types, paths);
        } else if (condition instanceof Condition.Rows rows) {
            paths.add(rows.table());
            fields(rows.where(), new RowQuestion.Columns(types, rows.table()))
                    .forEach(column -> paths.add(RowQuestion.outside(rows.table(), column)));
        } else if (condition instanceof Condition.Expression expression) {
            addFormula(expression.source(), types, paths);
        } else if (condition instanceof Condition.Comparison comparison) {
            paths.add(comparison.field());
            comparison.operands().forEach(operand -> add(operand, types, paths));
        }
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

        /** As they are asked outside of the row. */
        @Override
        public List<Condition> rows(Condition.Rows rows) {
            return rows.where().accept(this).stream()
                    .map(leaf -> outside(rows.table(), leaf))
                    .toList();
        }

        private static Condition outside(FieldPath table, Condition leaf) {
            if (!(leaf instanceof Condition.Comparison comparison)) {
                return leaf;
            }
            var value = comparison.value();
            var asked = value instanceof Operand.FieldValue column
                    ? new Operand.FieldValue(RowQuestion.outside(table, column.path()))
                    : value;
            return new Condition.Comparison(
                    RowQuestion.outside(table, comparison.field()), comparison.operator(), asked);
        }

        private List<Condition> several(List<Condition> parts) {
            return parts.stream().flatMap(part -> part.accept(this).stream()).toList();
        }
    }
}
