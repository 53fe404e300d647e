package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition.Comparison;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.condition.Period;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;

/**
 * One comparison with one column.
 *
 * @param types of the record that the paths of the comparison start from
 */
record ComparisonSql(
        Field<Object> column,
        Comparison comparison,
        OperandSql operands,
        ConditionEnvironment environment,
        FieldTypes types) {

    static final Condition UNKNOWN = DSL.condition("cast(null as boolean)");

    Condition compile(FxType type) {
        if (!(type instanceof FxType.ListOf list)) {
            return scalar(column, type);
        }
        if (comparison.operator().asksWholeList(list.element())) {
            return wholeList(list.element());
        }
        var element = DSL.field(DSL.name("element", "value"), SqlValues.dataType(list.element()));
        return DSL.exists(DSL.selectOne()
                .from(DSL.table("unnest({0}) as element(value)", column))
                .where(scalar(SqlValues.untyped(element), list.element())));
    }

    private Condition scalar(Field<Object> value, FxType type) {
        var operator = comparison.operator();
        return switch (operator) {
            case EMPTY -> isEmpty(value, type);
            case NOT_EMPTY -> DSL.not(isEmpty(value, type));
            case WITHIN -> within(value, type);
            case EQ -> value.eq(operand(type));
            case NE -> value.ne(operand(type));
            case GT -> value.gt(operand(type));
            case GTE -> value.ge(operand(type));
            case LT -> value.lt(operand(type));
            case LTE -> value.le(operand(type));
            case BETWEEN -> between(value, type);
            case IN -> among(value, type);
            case NOT_IN -> DSL.not(among(value, type));
            case CONTAINS -> contains(value);
            case NOT_CONTAINS -> DSL.not(contains(value));
            case STARTS_WITH -> startsWith(value);
            case IN_SUBTREE -> inSubtree(value, type);
            case NEAR -> near(value);
            case NOT_IN_SUBTREE, HAS_ANY, HAS_ALL, HAS_NONE, CHANGED, CHANGED_TO, CHANGED_FROM ->
                throw SqlValues.notSqlable(operator.key());
        };
    }

    private Condition wholeList(FxType element) {
        var operator = comparison.operator();
        return switch (operator) {
            case EMPTY -> isEmptyList();
            case NOT_EMPTY -> DSL.not(isEmptyList());
            case HAS_ANY -> lists("{0} && {1}", element);
            case HAS_NONE -> DSL.not(lists("{0} && {1}", element));
            case HAS_ALL -> lists("{0} @> {1}", element);
            case CONTAINS -> member(element);
            case NOT_CONTAINS -> DSL.not(member(element));
            default -> throw SqlValues.notSqlable(operator.key());
        };
    }

    private Field<Object> operand(FxType type) {
        return operands.scalar(comparison.operand(), type);
    }

    private static Condition isEmpty(Field<Object> value, FxType type) {
        var isText = type == FxType.Scalar.TEXT || type == FxType.Scalar.OPTION;
        return isText ? DSL.condition("coalesce({0}, '') = ''", value) : value.isNull();
    }

    private Condition isEmptyList() {
        return DSL.condition("coalesce(cardinality({0}), 0) = 0", column);
    }

    private Condition within(Field<Object> value, FxType type) {
        var name = comparison.operand().toJson().toString();
        var period = Period.named(name).orElseThrow(() -> SqlValues.notSqlable(name));
        var days = period.around(environment.now().atZone(environment.zone()).toLocalDate());
        if (type == FxType.Scalar.DATE) {
            return value.ge(SqlValues.bind(days.from(), type)).and(value.lt(SqlValues.bind(days.until(), type)));
        }
        var from = days.from().atStartOfDay(environment.zone()).toInstant();
        var until = days.until().atStartOfDay(environment.zone()).toInstant();
        return value.ge(SqlValues.bind(from, type)).and(value.lt(SqlValues.bind(until, type)));
    }

    private Condition between(Field<Object> value, FxType type) {
        if (!(comparison.operand() instanceof Operand.Many ends)) {
            throw SqlValues.notSqlable(Operator.BETWEEN.key());
        }
        return value.ge(operands.scalar(ends.of().get(0), type))
                .and(value.le(operands.scalar(ends.of().get(1), type)));
    }

    private Condition among(Field<Object> value, FxType type) {
        var operand = comparison.operand();
        if (OperandSql.isConstant(operand)) {
            return amongConstants(value, operands.constants(operand, type), type);
        }
        if (operand instanceof Operand.Many many) {
            return value.in(
                    many.of().stream().map(part -> operands.scalar(part, type)).toList());
        }
        return DSL.condition("case when {0} is not null then {0} = any({1}) end", value, operands.list(operand));
    }

    /** An empty list holds nothing, yet a blank is unknown even there; {@code = any('{}')} would say no. */
    private static Condition amongConstants(
            Field<Object> value, @Nullable List<@Nullable Object> constants, FxType type) {
        if (constants == null) {
            return UNKNOWN;
        }
        if (constants.isEmpty()) {
            return value.ne(value);
        }
        return DSL.condition("{0} = any({1})", value, SqlValues.array(constants, type));
    }

    private Condition contains(Field<Object> value) {
        if (comparison.operand() instanceof Operand.Literal literal) {
            return value.like("%" + escaped(literal) + "%");
        }
        return DSL.condition("strpos({0}, {1}) > 0", value, operand(FxType.Scalar.TEXT));
    }

    private Condition startsWith(Field<Object> value) {
        if (comparison.operand() instanceof Operand.Literal literal) {
            return value.like(escaped(literal) + "%");
        }
        return DSL.condition("starts_with({0}, {1})", value, operand(FxType.Scalar.TEXT));
    }

    private static String escaped(Operand.Literal literal) {
        return literal.value()
                .toString()
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private Condition inSubtree(Field<Object> value, FxType type) {
        var named = operands.constants(comparison.operand(), type);
        if (named == null) {
            return UNKNOWN;
        }
        var tree = new ArrayList<@Nullable Object>();
        for (var each : named) {
            if (each instanceof String key) {
                tree.addAll(
                        type == FxType.Scalar.OPTION
                                ? types.branch(comparison.field(), key)
                                : environment.departmentTree(key));
            }
        }
        var nothingNamed = !(comparison.operand() instanceof Operand.Many) && named.contains(null);
        return nothingNamed ? UNKNOWN : amongConstants(value, tree, type);
    }

    private Condition near(Field<Object> value) {
        var circle = comparison.operands();
        return PlaceFunctionSql.near(
                value,
                operands.scalar(circle.get(0), FxType.Scalar.TEXT),
                operands.scalar(circle.get(1), FxType.Scalar.NUMBER));
    }

    private Condition lists(String template, FxType element) {
        var operand = comparison.operand();
        if (!OperandSql.isConstant(operand)) {
            return DSL.condition(template, column, operands.list(operand));
        }
        var wanted = operands.constants(operand, element);
        return wanted == null ? UNKNOWN : DSL.condition(template, column, SqlValues.array(wanted, element));
    }

    private Condition member(FxType element) {
        var value = operands.scalar(comparison.operand(), element);
        return DSL.condition(
                "case when {1} is not null then {0} @> array[{1}] end",
                column, DSL.cast(value, SqlValues.dataType(element)));
    }
}
