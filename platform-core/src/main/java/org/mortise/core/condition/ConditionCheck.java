package org.mortise.core.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Operator.Takes;
import org.mortise.core.formula.Amounts;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Places;
import org.mortise.core.kernel.Problem;

/** What is wrong with a condition for the fields it is asked of. */
public final class ConditionCheck implements Condition.Visitor<Boolean> {

    /** Where the condition stands, as far as it decides what it may say. */
    public enum Place {
        /** Lists, permissions, linkage, branches: the record as it is. */
        RECORD,
        /** Rules: the record before the change is known too, so {@code changed…} may be used. */
        CHANGE
    }

    private static final String OTHER_CURRENCY = "condition_other_currency";

    private final FieldTypes types;
    private final Place place;
    private final List<Problem> problems = new ArrayList<>();
    private String at = "";

    private ConditionCheck(FieldTypes types, Place place) {
        this.types = types;
        this.place = place;
    }

    /** All mistakes, with JSON pointers into the condition's JSON; empty when it may be evaluated. */
    public static List<Problem> check(Condition condition, FieldTypes types, Place place) {
        var check = new ConditionCheck(types, place);
        condition.accept(check);
        return List.copyOf(check.problems);
    }

    /** Amounts may be compared where the same conditions ask for the same currency. */
    @Override
    public Boolean all(Condition.All all) {
        several(all.of(), "/all/");
        var alike = new Equalities(types).of(all);
        problems.removeIf(problem -> problem.code().equals(OTHER_CURRENCY)
                && problem.path().startsWith(at + "/all/")
                && Amounts.isAllowed(alike, problem.params()));
        return true;
    }

    @Override
    public Boolean any(Condition.Any any) {
        return several(any.of(), "/any/");
    }

    @Override
    public Boolean not(Condition.Not not) {
        return inside("/not", not.of());
    }

    @Override
    public Boolean expression(Condition.Expression expression) {
        var type = formula(expression.source(), at + "/expr");
        if (type != null && type != FxType.Scalar.BOOL && type != FxType.Scalar.BLANK) {
            problems.add(Problem.at(at + "/expr", "condition_expression_not_bool", Map.of("type", type.id())));
        }
        return true;
    }

    @Override
    public Boolean comparison(Condition.Comparison comparison) {
        var type = field(comparison.field(), at + "/field");
        if (type == null) {
            return false;
        }
        var operator = comparison.operator();
        if (!operator.validFor(type)) {
            problems.add(Problem.at(
                    at + "/op",
                    "condition_operator_not_valid",
                    Map.of("field", comparison.field().toString(), "operator", operator.key(), "type", type.id())));
            return false;
        }
        if (operator.needsOldImage() && place == Place.RECORD) {
            problems.add(Problem.at(at + "/op", "condition_no_old_image", Map.of("operator", operator.key())));
        }
        if (comparison.value() != null) {
            value(comparison.value(), operator, element(type));
            currencies(comparison, new Expr.Field(comparison.field(), type));
        }
        return true;
    }

    private void currencies(Condition.Comparison comparison, Expr amount) {
        var operands = comparison.operands();
        for (var index = 0; index < operands.size(); index++) {
            var pointer = comparison.value() instanceof Operand.Many ? "/value/" + index : "/value";
            var other = expression(operands.get(index));
            if (other != null) {
                Amounts.compared(types, amount, other)
                        .ifPresent(told -> problems.add(Problem.at(at + pointer, OTHER_CURRENCY, told)));
            }
        }
    }

    private @Nullable Expr expression(Operand operand) {
        if (operand instanceof Operand.FieldValue field) {
            var type = types.typeOf(field.path());
            return type == null ? null : new Expr.Field(field.path(), type);
        }
        var formula = operand instanceof Operand.Computed computed
                ? Formula.compile(computed.source(), types).formula()
                : null;
        return formula == null ? null : formula.ast();
    }

    /** What a value is compared with, also where each row holds a list. */
    private static FxType element(FxType type) {
        return type instanceof FxType.ListOf list ? element(list.element()) : type;
    }

    @Override
    public Boolean rows(Condition.Rows rows) {
        if (field(rows.table(), at + "/rows") == null) {
            return false;
        }
        if (!RowQuestion.isOfRows(types, rows.table())
                || Conditions.leaves(rows.where()).isEmpty()) {
            problems.add(Problem.at(
                    at + "/rows",
                    "condition_no_rows",
                    Map.of("field", rows.table().toString())));
            return false;
        }
        var columns = new ConditionCheck(new RowQuestion.Columns(types, rows.table()), Place.RECORD);
        columns.at = at + "/where";
        rows.where().accept(columns);
        problems.addAll(columns.problems);
        return true;
    }

    private boolean several(List<Condition> conditions, String prefix) {
        for (var index = 0; index < conditions.size(); index++) {
            inside(prefix + index, conditions.get(index));
        }
        return true;
    }

    private boolean inside(String step, Condition condition) {
        var before = at;
        at = before + step;
        condition.accept(this);
        at = before;
        return true;
    }

    private void value(Operand value, Operator operator, FxType expected) {
        var pointer = at + "/value";
        if (operator.takes() == Takes.PERIOD) {
            var known = value instanceof Operand.Literal literal
                    && literal.value() instanceof String name
                    && Period.named(name).isPresent();
            if (!known) {
                problems.add(Problem.at(
                        pointer, "condition_unknown_period", Map.of("name", String.valueOf(value.toJson()))));
            }
            return;
        }
        if (operator.takes() == Takes.CIRCLE && value instanceof Operand.Many circle) {
            circle(circle.of(), pointer);
            return;
        }
        if (value instanceof Operand.Many many) {
            for (var index = 0; index < many.of().size(); index++) {
                fits(many.of().get(index), Takes.ONE, expected, pointer + "/" + index);
            }
            return;
        }
        if (operator.takes() == Takes.LIST && value instanceof Operand.Literal) {
            problems.add(Problem.at(pointer, "condition_value_shape"));
            return;
        }
        fits(value, operator.takes(), expected, pointer);
    }

    private void circle(List<Operand> circle, String pointer) {
        fits(circle.get(0), Takes.ONE, FxType.Scalar.TEXT, pointer + "/0");
        fits(circle.get(1), Takes.ONE, FxType.Scalar.NUMBER, pointer + "/1");
        if (circle.get(0) instanceof Operand.Literal literal && !Places.isPlace(String.valueOf(literal.value()))) {
            problems.add(Problem.at(
                    pointer + "/0", "condition_not_a_place", Map.of("text", String.valueOf(literal.value()))));
        }
    }

    private void fits(Operand operand, Takes takes, FxType expected, String pointer) {
        if (operand instanceof Operand.Literal literal) {
            if (Literals.read(literal.value(), expected) == null) {
                wrongType(pointer, expected);
            }
            return;
        }
        var type = typeOf(operand, pointer);
        if (type == null || type == FxType.Scalar.BLANK) {
            return;
        }
        if (takes == Takes.LIST && !(type instanceof FxType.ListOf)) {
            problems.add(Problem.at(pointer, "condition_value_shape"));
            return;
        }
        var mayBeList = takes == Takes.LIST || takes == Takes.ONE_OR_LIST;
        var element = mayBeList && type instanceof FxType.ListOf list ? list.element() : type;
        if (!Literals.comparable(element, expected)) {
            wrongType(pointer, expected);
        }
    }

    private @Nullable FxType typeOf(Operand operand, String pointer) {
        if (operand instanceof Operand.FieldValue field) {
            return field(field.path(), pointer + "/field");
        }
        if (operand instanceof Operand.Computed computed) {
            return formula(computed.source(), pointer + "/expr");
        }
        if (operand instanceof Operand.Relative relative) {
            return relative.time().type();
        }
        if (!(operand instanceof Operand.Variable variable)) {
            return null;
        }
        var type = Variables.typeOf(variable.name());
        if (type == null) {
            problems.add(Problem.at(
                    pointer + "/var", "condition_unknown_variable", named("name", variable.name(), Variables.known())));
        }
        return type;
    }

    private @Nullable FxType field(FieldPath path, String pointer) {
        var type = types.typeOf(path);
        if (type == null) {
            problems.add(
                    Problem.at(pointer, "condition_unknown_field", named("field", path.toString(), types.known())));
        }
        return type;
    }

    private @Nullable FxType formula(String source, String pointer) {
        var compilation = Formula.compile(source, types);
        for (var problem : compilation.problems()) {
            var params = new HashMap<String, Object>(problem.params());
            params.put("from", problem.from());
            params.put("to", problem.to());
            problems.add(Problem.at(pointer, problem.code(), params));
        }
        var formula = compilation.formula();
        return formula == null ? null : formula.type();
    }

    private void wrongType(String pointer, FxType expected) {
        problems.add(Problem.at(pointer, "condition_value_type", Map.of("type", expected.id())));
    }

    private static Map<String, Object> named(String param, String name, Collection<String> known) {
        var params = new HashMap<String, Object>(Map.of(param, name));
        Suggestion.nearest(name, known).ifPresent(nearest -> params.put("suggestion", nearest));
        return params;
    }
}
