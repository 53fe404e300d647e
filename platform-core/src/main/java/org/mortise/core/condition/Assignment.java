package org.mortise.core.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * A value that a flow or a rule gives to a field, read from a record: what a field can be set to is what it can be compared with,
 * so the condition language says whether it fits.
 *
 * @param field key of the field that is set
 * @param operand where the value comes from; null when the field is emptied
 */
public record Assignment(String field, @Nullable Operand operand) {

    /** Stands for the field that is set. No field of the record that is read has this name: keys have at most 50 characters. */
    private static final FieldPath TARGET = FieldPath.of("the_field_of_the_target_form_that_this_assignment_sets");

    /**
     * Reads the value of one entry of {@code set}.
     *
     * @param target types of the form whose field is set
     * @throws Rejected when it cannot be read
     */
    public static Assignment read(String field, @Nullable Object plainJson, FieldTypes target) {
        var listed = target.typeOf(FieldPath.of(field)) instanceof FxType.ListOf;
        return new Assignment(
                field, plainJson == null ? null : comparison(plainJson, listed).operand());
    }

    /**
     * What is wrong with setting {@code field}; pointers start at the value.
     *
     * @param target types of the form whose field is set
     * @param source types of the record from which values are read
     */
    public static List<Problem> check(String field, @Nullable Object plainJson, FieldTypes target, FieldTypes source) {
        var type = target.typeOf(FieldPath.of(field));
        if (type == null) {
            return List.of(Problem.at("", "condition_unknown_field", Map.of("field", field)));
        }
        if (plainJson == null) {
            return List.of();
        }
        // A file belongs to the field that it was uploaded for, and is as confidential as that.
        if (type instanceof FxType.ListOf list && list.element() == FxType.Scalar.FILE) {
            return List.of(Problem.at("", "assignment_of_files"));
        }
        try {
            var comparison = comparison(plainJson, type instanceof FxType.ListOf);
            return fromValue(
                    ConditionCheck.check(comparison, new SetTypes(type, source), ConditionCheck.Place.RECORD), field);
        } catch (Rejected unreadable) {
            return fromValue(unreadable.problems(), field);
        }
    }

    /** The fields that the value is made from. */
    public Set<FieldPath> reads(FieldTypes source) {
        if (operand == null) {
            return Set.of();
        }
        var paths =
                new LinkedHashSet<>(Conditions.fields(new Condition.Comparison(TARGET, Operator.EQ, operand), source));
        paths.remove(TARGET);
        return paths;
    }

    /** The value for a record, of the Java type that belongs to the field; null when the field becomes empty. */
    public @Nullable Object value(FieldTypes target, FieldTypes source, ConditionContext context) {
        var type = target.typeOf(FieldPath.of(field));
        if (operand == null || type == null) {
            return null;
        }
        if (!(type instanceof FxType.ListOf list)) {
            return OperandSupply.of(operand, type, source).in(context);
        }
        var value = OperandSupply.of(operand, list.element(), source).in(context);
        return value instanceof List<?> several
                ? several.stream().filter(Objects::nonNull).toList()
                : value == null ? null : List.of(value);
    }

    private static Condition.Comparison comparison(Object plainJson, boolean listed) {
        var json = Map.of("field", TARGET.toString(), "op", listed ? "in" : "eq", "value", plainJson);
        if (Conditions.parse(json) instanceof Condition.Comparison comparison) {
            return comparison;
        }
        throw new IllegalStateException("not a comparison: " + json);
    }

    private static List<Problem> fromValue(List<Problem> problems, String field) {
        var moved = new ArrayList<Problem>();
        for (var problem : problems) {
            var path = problem.path().startsWith("/value") ? problem.path().substring("/value".length()) : "";
            var params = new HashMap<>(problem.params());
            params.replace("field", TARGET.toString(), field);
            moved.add(Problem.at(path, problem.code(), params));
        }
        return List.copyOf(moved);
    }

    /** The record that is read, and beside it the field that is set. */
    private record SetTypes(FxType set, FieldTypes source) implements FieldTypes {
        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return path.equals(TARGET) ? set : source.typeOf(path);
        }

        @Override
        public @Nullable Labels labelsOf(FieldPath path) {
            return source.labelsOf(path);
        }

        @Override
        public Collection<String> known() {
            return source.known();
        }
    }
}
