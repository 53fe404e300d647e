package org.mortise.core.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Operator.Takes;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Problem;

/** Reads plain JSON; goes on after a mistake, so that all of them are found at once. */
final class ConditionParser {

    static final int MOST_NODES = 200;
    static final int MOST_LEVELS = 8;
    static final int MOST_VALUES = 1000;

    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){0,4}");
    private static final List<String> KINDS = List.of("all", "any", "not", "field", "expr", "rows");

    private final List<Problem> problems = new ArrayList<>();
    private int nodes;

    List<Problem> problems() {
        return problems;
    }

    /** The condition, or the one that is always true in place of what could not be read. */
    Condition condition(@Nullable Object json, String at, int level) {
        nodes++;
        if (nodes > MOST_NODES) {
            return nodes == MOST_NODES + 1
                    ? wrong(at, "condition_too_large", Map.of("limit", MOST_NODES))
                    : Condition.ALWAYS;
        }
        if (level > MOST_LEVELS) {
            return wrong(at, "condition_too_deep", Map.of("limit", MOST_LEVELS));
        }
        if (!(json instanceof Map<?, ?> object)) {
            return wrong(at, "condition_malformed", Map.of());
        }
        var kinds = KINDS.stream().filter(object::containsKey).toList();
        if (kinds.size() != 1) {
            return wrong(at, "condition_malformed", Map.of());
        }
        var kind = kinds.get(0);
        refuseOtherKeys(object, keysOf(kind), at);
        var content = object.get(kind);
        var inside = at + "/" + kind;
        return switch (kind) {
            case "all" -> new Condition.All(several(content, inside, level));
            case "any" -> new Condition.Any(several(content, inside, level));
            case "rows" -> rows(object, at, level);
            case "not" -> new Condition.Not(condition(content, inside, level + 1));
            case "expr" ->
                source(content, inside)
                        .<Condition>map(Condition.Expression::new)
                        .orElse(Condition.ALWAYS);
            default -> comparison(object, at);
        };
    }

    private static Set<String> keysOf(String kind) {
        return switch (kind) {
            case "field" -> Set.of("field", "op", "value");
            case "rows" -> Set.of("rows", "where");
            default -> Set.of(kind);
        };
    }

    private Condition rows(Map<?, ?> object, String at, int level) {
        var where = condition(object.get("where"), at + "/where", level + 1);
        return path(object.get("rows"), at + "/rows")
                .<Condition>map(table -> new Condition.Rows(table, where))
                .orElse(Condition.ALWAYS);
    }

    private List<Condition> several(@Nullable Object json, String at, int level) {
        if (!(json instanceof List<?> list)) {
            return List.of(wrong(at, "condition_malformed", Map.of()));
        }
        var conditions = new ArrayList<Condition>();
        for (var index = 0; index < list.size() && nodes <= MOST_NODES; index++) {
            conditions.add(condition(list.get(index), at + "/" + index, level + 1));
        }
        return conditions;
    }

    private Condition comparison(Map<?, ?> object, String at) {
        var field = path(object.get("field"), at + "/field");
        var operator = operator(object.get("op"), at + "/op");
        if (operator.isEmpty()) {
            return Condition.ALWAYS;
        }
        var takes = operator.get().takes();
        var given = object.get("value");
        if (takes == Takes.NOTHING) {
            if (given != null) {
                return wrong(
                        at + "/value",
                        "condition_value_unexpected",
                        Map.of("operator", operator.get().key()));
            }
            return field.<Condition>map(path -> new Condition.Comparison(path, operator.get(), null))
                    .orElse(Condition.ALWAYS);
        }
        var value = operand(given, takes, at + "/value");
        if (field.isEmpty() || value.isEmpty()) {
            return Condition.ALWAYS;
        }
        return new Condition.Comparison(field.get(), operator.get(), value.get());
    }

    private Optional<FieldPath> path(@Nullable Object json, String at) {
        if (json instanceof String text && PATH.matcher(text).matches()) {
            return Optional.of(FieldPath.of(text));
        }
        problems.add(Problem.at(at, "condition_malformed"));
        return Optional.empty();
    }

    private Optional<Operator> operator(@Nullable Object json, String at) {
        var operator = json instanceof String key ? Operator.of(key) : Optional.<Operator>empty();
        if (operator.isEmpty()) {
            problems.add(Problem.at(at, "condition_unknown_operator", Map.of("operator", String.valueOf(json))));
        }
        return operator;
    }

    private Optional<String> source(@Nullable Object json, String at) {
        if (json instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        problems.add(Problem.at(at, "condition_malformed"));
        return Optional.empty();
    }

    private Optional<Operand> operand(@Nullable Object json, Takes takes, String at) {
        if (json == null) {
            return missing(at, "condition_value_missing");
        }
        if (!(json instanceof List<?> list)) {
            return takes == Takes.RANGE || takes == Takes.CIRCLE
                    ? missing(at, "condition_value_shape")
                    : single(json, at);
        }
        var pair = takes == Takes.RANGE || takes == Takes.CIRCLE;
        var fits = takes == Takes.LIST || takes == Takes.ONE_OR_LIST || (pair && list.size() == 2);
        if (!fits) {
            return missing(at, "condition_value_shape");
        }
        if (list.size() > MOST_VALUES) {
            problems.add(Problem.at(at, "condition_too_many_values", Map.of("limit", MOST_VALUES)));
            return Optional.empty();
        }
        var operands = new ArrayList<Operand>();
        for (var index = 0; index < list.size(); index++) {
            single(list.get(index), at + "/" + index).ifPresent(operands::add);
        }
        return operands.size() == list.size() ? Optional.of(new Operand.Many(operands)) : Optional.empty();
    }

    private Optional<Operand> single(@Nullable Object json, String at) {
        if (json instanceof String || json instanceof Boolean) {
            return Optional.of(new Operand.Literal(json));
        }
        if (json instanceof Number number) {
            return Optional.of(new Operand.Literal(decimal(number)));
        }
        if (!(json instanceof Map<?, ?> object) || object.size() != 1) {
            return missing(at, json == null ? "condition_value_missing" : "condition_malformed");
        }
        if (object.containsKey("field")) {
            return path(object.get("field"), at + "/field").map(Operand.FieldValue::new);
        }
        if (object.containsKey("expr")) {
            return source(object.get("expr"), at + "/expr").map(Operand.Computed::new);
        }
        if (object.get("var") instanceof String name) {
            return Optional.of(new Operand.Variable(name));
        }
        if (object.get("relative") instanceof String text) {
            var time = RelativeTime.parse(text);
            if (time.isEmpty()) {
                problems.add(Problem.at(at + "/relative", "condition_bad_relative", Map.of("text", text)));
            }
            return time.map(Operand.Relative::new);
        }
        return missing(at, "condition_malformed");
    }

    private Optional<Operand> missing(String at, String code) {
        problems.add(Problem.at(at, code));
        return Optional.empty();
    }

    private void refuseOtherKeys(Map<?, ?> object, Set<String> known, String at) {
        var others = new LinkedHashSet<String>();
        object.keySet().forEach(key -> others.add(String.valueOf(key)));
        others.removeAll(known);
        others.forEach(key -> problems.add(Problem.at(at, "condition_unknown_key", Map.of("key", key))));
    }

    private Condition wrong(String at, String code, Map<String, Object> params) {
        problems.add(Problem.at(at, code, params));
        return Condition.ALWAYS;
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal exact) {
            return exact;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (number instanceof Double || number instanceof Float) {
            return BigDecimal.valueOf(number.doubleValue());
        }
        return BigDecimal.valueOf(number.longValue());
    }
}
