package org.mortise.flow.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operand;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * Reads the values of {@code set}: what a field can be set to is what it can be compared with, so the condition language says
 * whether it fits.
 */
public final class Assignments {

    private Assignments() {}

    /**
     * The value that {@code field} is set to; null when it is emptied.
     *
     * @throws Rejected when it cannot be read
     */
    public static @Nullable Operand read(String field, JsonNode value, FieldTypes types) {
        return value.isNull() ? null : comparison(field, value, types).operand();
    }

    /** The fields that the value is made from. */
    public static Set<FieldPath> reads(String field, JsonNode value, FieldTypes types) {
        if (value.isNull()) {
            return Set.of();
        }
        var paths = new LinkedHashSet<>(Conditions.fields(comparison(field, value, types), types));
        paths.remove(FieldPath.of(field));
        return paths;
    }

    /** What is wrong with setting {@code field} to {@code value}; pointers start at the value. */
    static List<Problem> check(String field, JsonNode value, FieldTypes types) {
        if (value.isNull()) {
            return List.of();
        }
        try {
            return fromValue(ConditionCheck.check(comparison(field, value, types), types, ConditionCheck.Place.RECORD));
        } catch (Rejected unreadable) {
            return fromValue(unreadable.problems());
        }
    }

    private static Condition.Comparison comparison(String field, JsonNode value, FieldTypes types) {
        var operator = types.typeOf(FieldPath.of(field)) instanceof FxType.ListOf ? "in" : "eq";
        var json = Map.of("field", field, "op", operator, "value", Json.plain(value));
        if (Conditions.parse(json) instanceof Condition.Comparison comparison) {
            return comparison;
        }
        throw new IllegalStateException("not a comparison: " + json);
    }

    private static List<Problem> fromValue(List<Problem> problems) {
        var moved = new ArrayList<Problem>();
        for (var problem : problems) {
            var path = problem.path().startsWith("/value") ? problem.path().substring("/value".length()) : "";
            moved.add(Problem.at(path, problem.code(), problem.params()));
        }
        return moved;
    }
}
