package org.mortise.core.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Places;

/** A condition made ready to be asked of many records; its formulas are compiled once. Immutable. */
public final class ConditionEvaluation {

    private final Question question;

    private ConditionEvaluation(Question question) {
        this.question = question;
    }

    /**
     * @param condition one that {@link ConditionCheck} finds nothing wrong with for {@code types}
     * @throws IllegalArgumentException when it does
     */
    public static ConditionEvaluation of(Condition condition, FieldTypes types) {
        return new ConditionEvaluation(condition.accept(new Preparation(types)));
    }

    /** For a single record; prepare with {@link #of} what is asked of several. */
    public static Truth evaluate(Condition condition, FieldTypes types, ConditionContext context) {
        return of(condition, types).ask(context);
    }

    public Truth ask(ConditionContext context) {
        return question.ask(context);
    }

    public boolean matches(ConditionContext context) {
        return ask(context) == Truth.TRUE;
    }

    @FunctionalInterface
    private interface Question {
        Truth ask(ConditionContext context);
    }

    /** A comparison without its left side. */
    @FunctionalInterface
    private interface Test {
        Truth of(@Nullable Object value, ConditionContext context);
    }

    private record Preparation(FieldTypes types) implements Condition.Visitor<Question> {

        @Override
        public Question all(Condition.All all) {
            var parts = all.of().stream().map(part -> part.accept(this)).toList();
            return context -> {
                var answer = Truth.TRUE;
                for (var index = 0; index < parts.size() && answer != Truth.FALSE; index++) {
                    answer = answer.and(parts.get(index).ask(context));
                }
                return answer;
            };
        }

        @Override
        public Question any(Condition.Any any) {
            var parts = any.of().stream().map(part -> part.accept(this)).toList();
            return context -> {
                var answer = Truth.FALSE;
                for (var index = 0; index < parts.size() && answer != Truth.TRUE; index++) {
                    answer = answer.or(parts.get(index).ask(context));
                }
                return answer;
            };
        }

        @Override
        public Question not(Condition.Not not) {
            var inner = not.of().accept(this);
            return context -> inner.ask(context).negated();
        }

        @Override
        public Question expression(Condition.Expression expression) {
            var result = OperandSupply.computed(expression.source(), types);
            return context -> Truth.ofNullable(result.in(context));
        }

        @Override
        public Question rows(Condition.Rows rows) {
            var table = rows.table();
            var where = rows.where().accept(new Preparation(new RowQuestion.Columns(types, table)));
            return context -> {
                var all = new RowQuestion.Rows(context, table);
                for (var row = 0; row < all.size(); row++) {
                    if (where.ask(all.at(row)) == Truth.TRUE) {
                        return Truth.TRUE;
                    }
                }
                return Truth.FALSE;
            };
        }

        @Override
        public Question comparison(Condition.Comparison comparison) {
            var path = comparison.field();
            var operator = comparison.operator();
            var type = types.typeOf(path);
            if (type == null || !operator.validFor(type)) {
                throw new IllegalArgumentException(path + " " + operator.key() + " cannot be asked");
            }
            if (operator.needsOldImage()) {
                return change(comparison, type);
            }
            var opposite = comparison.opposite();
            if (opposite != null) {
                var asked = comparison(opposite);
                return context -> asked.ask(context).negated();
            }
            var test = testOf(comparison, type);
            return context -> test.of(context.value(path), context);
        }

        /** Where rows hold lists, "some element" is a row and the list of one row is asked as a list is. */
        private Test testOf(Condition.Comparison comparison, FxType type) {
            if (!(type instanceof FxType.ListOf list)) {
                return test(comparison, type);
            }
            if (comparison.operator().asksWholeList(list.element())) {
                return wholeList(comparison, list.element());
            }
            var each = testOf(comparison, list.element());
            return (value, context) -> Truth.of(some(value, each, context));
        }

        private static boolean some(@Nullable Object value, Test test, ConditionContext context) {
            return value instanceof List<?> elements
                    && elements.stream().anyMatch(element -> test.of(element, context) == Truth.TRUE);
        }

        private Question change(Condition.Comparison comparison, FxType type) {
            var path = comparison.field();
            Question changed = context -> Truth.of(!Values.same(context.oldValue(path), context.value(path)));
            if (comparison.operator() == Operator.CHANGED) {
                return changed;
            }
            var value = OperandSupply.of(comparison.operand(), type, types);
            var to = comparison.operator() == Operator.CHANGED_TO;
            return context -> changed.ask(context)
                    .and(isOneOf(to ? context.value(path) : context.oldValue(path), value.in(context)));
        }

        private Test test(Condition.Comparison comparison, FxType type) {
            var operator = comparison.operator();
            if (operator == Operator.EMPTY) {
                return (value, context) -> Truth.of(Values.isEmpty(value));
            }
            if (operator == Operator.NOT_EMPTY) {
                return (value, context) -> Truth.of(!Values.isEmpty(value));
            }
            if (operator == Operator.WITHIN) {
                return within(comparison.operand());
            }
            if (operator == Operator.NEAR) {
                return near(comparison.operands());
            }
            var operand = OperandSupply.of(comparison.operand(), type, types);
            return switch (operator) {
                case EQ -> (value, context) -> Values.equal(value, operand.in(context));
                case NE ->
                    (value, context) -> Values.equal(value, operand.in(context)).negated();
                case GT, GTE, LT, LTE -> (value, context) -> Values.ordered(value, operator, operand.in(context));
                case BETWEEN -> (value, context) -> between(value, operand.in(context));
                case IN -> (value, context) -> Values.among(value, operand.in(context));
                case NOT_IN ->
                    (value, context) -> Values.among(value, operand.in(context)).negated();
                case CONTAINS -> (value, context) -> wording(value, operand.in(context), String::contains);
                case NOT_CONTAINS ->
                    (value, context) -> wording(value, operand.in(context), String::contains)
                            .negated();
                case STARTS_WITH -> (value, context) -> wording(value, operand.in(context), String::startsWith);
                case IN_SUBTREE -> inSubtree(operand, comparison.field(), type);
                default -> throw new IllegalArgumentException("not asked of one value: " + operator);
            };
        }

        private Test wholeList(Condition.Comparison comparison, FxType element) {
            var operator = comparison.operator();
            if (operator == Operator.EMPTY || operator == Operator.NOT_EMPTY) {
                return test(comparison, element);
            }
            var operand = OperandSupply.of(comparison.operand(), element, types);
            return switch (operator) {
                case HAS_ANY -> (value, context) -> lists(value, operand.in(context), Preparation::hasAny);
                case HAS_NONE ->
                    (value, context) -> lists(value, operand.in(context), Preparation::hasAny)
                            .negated();
                case HAS_ALL -> (value, context) -> lists(value, operand.in(context), Preparation::hasAll);
                case CONTAINS -> (value, context) -> member(value, operand.in(context));
                case NOT_CONTAINS ->
                    (value, context) -> member(value, operand.in(context)).negated();
                default -> throw new IllegalArgumentException("not asked of a list: " + operator);
            };
        }

        private static Test within(Operand operand) {
            var period = operand instanceof Operand.Literal literal
                    ? Period.named(literal.value().toString()).orElse(null)
                    : null;
            if (period == null) {
                throw new IllegalArgumentException("not a period: " + operand);
            }
            return (value, context) -> {
                if (value == null) {
                    return Truth.UNKNOWN;
                }
                var days = period.around(context.now().atZone(context.zone()).toLocalDate());
                var day = Literals.fit(value, FxType.Scalar.DATE, context.zone());
                return Truth.of(
                        day instanceof LocalDate date && !date.isBefore(days.from()) && date.isBefore(days.until()));
            };
        }

        /** Unknown where one of the two is no place. */
        private Test near(List<Operand> circle) {
            var place = OperandSupply.of(circle.get(0), FxType.Scalar.TEXT, types);
            var kilometres = OperandSupply.of(circle.get(1), FxType.Scalar.NUMBER, types);
            return (value, context) -> {
                if (!(value instanceof String here)
                        || !(place.in(context) instanceof String there)
                        || !(kilometres.in(context) instanceof BigDecimal most)) {
                    return Truth.UNKNOWN;
                }
                var metres = Places.metres(here, there);
                return metres == null ? Truth.UNKNOWN : Truth.of(metres.compareTo(most.movePointRight(3)) <= 0);
            };
        }

        private static Truth between(@Nullable Object value, @Nullable Object ends) {
            return ends instanceof List<?> list
                    ? Values.ordered(value, Operator.GTE, list.get(0))
                            .and(Values.ordered(value, Operator.LTE, list.get(1)))
                    : Truth.UNKNOWN;
        }

        private static Truth isOneOf(@Nullable Object value, @Nullable Object oneOrList) {
            return oneOrList instanceof List<?> ? Values.among(value, oneOrList) : Values.equal(value, oneOrList);
        }

        private Test inSubtree(OperandSupply operand, FieldPath path, FxType type) {
            return type == FxType.Scalar.OPTION
                    ? (value, context) -> isOneOf(value, below(operand.in(context), key -> types.branch(path, key)))
                    : (value, context) -> isOneOf(value, below(operand.in(context), context::departmentTree));
        }

        private static @Nullable Object below(@Nullable Object named, Function<String, Collection<String>> branch) {
            if (named == null) {
                return null;
            }
            var tree = new ArrayList<@Nullable Object>();
            for (var each : named instanceof List<?> list ? list : List.of(named)) {
                if (each instanceof String key) {
                    tree.addAll(branch.apply(key));
                }
            }
            return tree;
        }

        private static Truth wording(@Nullable Object value, @Nullable Object part, TextTest test) {
            return value instanceof String text && part instanceof String wanted
                    ? Truth.of(test.of(text, wanted))
                    : Truth.UNKNOWN;
        }

        private static Truth lists(@Nullable Object value, @Nullable Object wanted, ListTest test) {
            return value instanceof List<?> held && wanted instanceof List<?> list
                    ? Truth.of(test.of(held, list))
                    : Truth.UNKNOWN;
        }

        private static Truth member(@Nullable Object value, @Nullable Object wanted) {
            return value instanceof List<?> held && wanted != null
                    ? Truth.of(Values.holds(held, wanted))
                    : Truth.UNKNOWN;
        }

        private static boolean hasAny(List<?> held, List<?> wanted) {
            return wanted.stream().anyMatch(value -> Values.holds(held, value));
        }

        private static boolean hasAll(List<?> held, List<?> wanted) {
            return wanted.stream().allMatch(value -> Values.holds(held, value));
        }
    }

    @FunctionalInterface
    private interface TextTest {
        boolean of(String text, String part);
    }

    @FunctionalInterface
    private interface ListTest {
        boolean of(List<?> held, List<?> wanted);
    }
}
