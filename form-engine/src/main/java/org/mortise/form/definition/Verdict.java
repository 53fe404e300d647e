package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.ValueType;

/** What can be said of a condition before there is a record: that it always holds, that it never does, or neither. */
enum Verdict {
    ALWAYS,
    NEVER,
    OPEN;

    /** No field, for formulas that need none. */
    private static final FieldTypes NOTHING = new FieldTypes() {
        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return null;
        }

        @Override
        public Collection<String> known() {
            return List.of();
        }
    };

    private static final FormulaContext NOWHERE = new FormulaContext() {
        @Override
        public @Nullable Object value(FieldPath path) {
            return null;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public @Nullable String variable(String name) {
            return null;
        }
    };

    private static final Set<ValueType> SEVERAL =
            Set.of(ValueType.OPTIONS, ValueType.USERS, ValueType.DEPARTMENTS, ValueType.LINKS, ValueType.SUBTABLE);

    /**
     * @param condition as it is written; missing holds always, and of one that cannot be read nothing can be said
     * @param fields knows the fields that it is about
     */
    static Verdict of(JsonNode condition, OptionUse fields) {
        if (condition.isMissingNode() || condition.isNull()) {
            return ALWAYS;
        }
        try {
            return Conditions.parse(Json.plain(condition))
                    .accept(new Reading(path -> isSingle(path, fields), path -> choices(path, fields)));
        } catch (Rejected malformed) {
            return OPEN;
        }
    }

    /** Whether a field holds one value at a time, so that two values exclude each other. */
    private static boolean isSingle(String path, OptionUse fields) {
        var field = fields.fieldAt(path);
        return field != null && path.indexOf('.') < 0 && !SEVERAL.contains(field.type());
    }

    /** All that a field can hold, where that is one of its own options; empty elsewhere. */
    private static List<String> choices(String path, OptionUse fields) {
        var field = fields.fieldAt(path);
        return field != null
                        && path.indexOf('.') < 0
                        && field.type() == ValueType.OPTION
                        && !field.traits().open()
                ? field.options().stream().map(OptionShape::key).toList()
                : List.of();
    }

    /** Whether a condition is written that says something, yet holds for every record. */
    static boolean isIdle(JsonNode condition, OptionUse fields) {
        return says(condition) && of(condition, fields) == ALWAYS;
    }

    private static boolean says(JsonNode condition) {
        return condition.has("field")
                || condition.has("expr")
                || condition.has("rows")
                || condition.has("not")
                || says(condition, "all")
                || says(condition, "any");
    }

    private static boolean says(JsonNode condition, String list) {
        return condition.path(list).valueStream().anyMatch(Verdict::says);
    }

    private Verdict opposite() {
        return switch (this) {
            case ALWAYS -> NEVER;
            case NEVER -> ALWAYS;
            case OPEN -> OPEN;
        };
    }

    private record Reading(Predicate<String> single, Function<String, List<String>> choices)
            implements Condition.Visitor<Verdict> {

        @Override
        public Verdict all(Condition.All all) {
            var parts = all.of().stream().map(part -> part.accept(this)).toList();
            if (parts.contains(NEVER) || excludesItself(all.of())) {
                return NEVER;
            }
            return parts.contains(OPEN) ? OPEN : ALWAYS;
        }

        @Override
        public Verdict any(Condition.Any any) {
            var parts = any.of().stream().map(part -> part.accept(this)).toList();
            if (parts.contains(ALWAYS) || coversAll(any.of())) {
                return ALWAYS;
            }
            return parts.contains(OPEN) ? OPEN : NEVER;
        }

        @Override
        public Verdict not(Condition.Not not) {
            return not.of().accept(this).opposite();
        }

        @Override
        public Verdict comparison(Condition.Comparison comparison) {
            var values = literals(comparison.value());
            return comparison.operator() == Operator.IN && values != null && values.isEmpty() ? NEVER : OPEN;
        }

        /** A formula that reads nothing says the same of every record. */
        @Override
        public Verdict expression(Condition.Expression expression) {
            var formula = Formula.compile(expression.source(), NOTHING).formula();
            if (formula == null || formula.isVolatile() || !formula.asks().isEmpty()) {
                return OPEN;
            }
            return Boolean.TRUE.equals(formula.evaluate(NOWHERE)) ? ALWAYS : NEVER;
        }

        @Override
        public Verdict rows(Condition.Rows rows) {
            return rows.where().accept(new Reading(path -> false, path -> List.of())) == NEVER ? NEVER : OPEN;
        }

        /** Empty or not; or empty or any of the options. */
        private boolean coversAll(List<Condition> parts) {
            var filled = new HashMap<String, Set<Object>>();
            var empty = new HashSet<String>();
            var full = new HashSet<String>();
            for (var part : parts) {
                if (part instanceof Condition.Comparison comparison) {
                    var field = comparison.field().toString();
                    var values = literals(comparison.value());
                    switch (comparison.operator()) {
                        case EMPTY -> empty.add(field);
                        case NOT_EMPTY -> full.add(field);
                        case EQ, IN ->
                            filled.computeIfAbsent(field, key -> new HashSet<>())
                                    .addAll(values == null ? List.of() : values);
                        default -> {}
                    }
                }
            }
            filled.forEach((field, values) -> {
                var options = choices.apply(field);
                if (!options.isEmpty() && values.containsAll(options)) {
                    full.add(field);
                }
            });
            return empty.stream().anyMatch(full::contains);
        }

        private boolean excludesItself(List<Condition> parts) {
            Map<String, List<Condition.Comparison>> byField = new LinkedHashMap<>();
            for (var part : parts) {
                if (part instanceof Condition.Comparison comparison
                        && single.test(comparison.field().toString())) {
                    byField.computeIfAbsent(comparison.field().toString(), field -> new ArrayList<>())
                            .add(comparison);
                }
            }
            return byField.values().stream().anyMatch(Reading::excludeEachOther);
        }

        private static boolean excludeEachOther(List<Condition.Comparison> comparisons) {
            Set<Object> left = null;
            var empty = false;
            var filled = false;
            for (var comparison : comparisons) {
                var values = literals(comparison.value());
                switch (comparison.operator()) {
                    case EMPTY -> empty = true;
                    case NOT_EMPTY, GT, GTE, LT, LTE, BETWEEN, CONTAINS, STARTS_WITH -> filled = true;
                    case EQ, IN -> {
                        filled = true;
                        left = values == null ? left : intersection(left, values);
                    }
                    default -> {}
                }
            }
            var possible = left == null ? null : remaining(left, comparisons);
            return (empty && filled) || (possible != null && possible.isEmpty()) || crossed(comparisons);
        }

        private static Set<Object> intersection(@Nullable Set<Object> left, List<Object> values) {
            var both = new HashSet<>(values);
            if (left != null) {
                both.retainAll(left);
            }
            return both;
        }

        private static Set<Object> remaining(Set<Object> left, List<Condition.Comparison> comparisons) {
            var possible = new HashSet<>(left);
            for (var comparison : comparisons) {
                var values = literals(comparison.value());
                if (values != null
                        && (comparison.operator() == Operator.NE || comparison.operator() == Operator.NOT_IN)) {
                    values.forEach(possible::remove);
                }
            }
            return possible;
        }

        /** More than five and less than three. */
        private static boolean crossed(List<Condition.Comparison> comparisons) {
            BigDecimal low = null;
            BigDecimal high = null;
            var open = false;
            for (var comparison : comparisons) {
                var number = number(comparison.value());
                if (number == null) {
                    continue;
                }
                switch (comparison.operator()) {
                    case GT, GTE -> {
                        low = low == null ? number : low.max(number);
                        open |= comparison.operator() == Operator.GT;
                    }
                    case LT, LTE -> {
                        high = high == null ? number : high.min(number);
                        open |= comparison.operator() == Operator.LT;
                    }
                    default -> {}
                }
            }
            if (low == null || high == null) {
                return false;
            }
            return low.compareTo(high) > 0 || (open && low.compareTo(high) == 0);
        }

        private static @Nullable BigDecimal number(@Nullable Operand operand) {
            if (!(operand instanceof Operand.Literal literal)) {
                return null;
            }
            try {
                return new BigDecimal(String.valueOf(literal.value()));
            } catch (NumberFormatException other) {
                return null;
            }
        }

        /** Null when the values are known only with a record. */
        private static @Nullable List<Object> literals(@Nullable Operand operand) {
            if (operand instanceof Operand.Literal literal) {
                return List.of(literal.value());
            }
            if (!(operand instanceof Operand.Many many)) {
                return null;
            }
            var values = new ArrayList<Object>();
            for (var each : many.of()) {
                if (!(each instanceof Operand.Literal literal)) {
                    return null;
                }
                values.add(literal.value());
            }
            return values;
        }
    }
}
