package org.mortise.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.RowByRow;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;

/**
 * Whether everything that a question names is there for who asks it: what is hidden or masked from him, or lies behind a form that
 * he may not read, is unknown like a name that does not exist. All of it is told at once.
 */
final class QuestionCheck {

    private final FormAccess access;
    private final FieldTypes types;
    private final List<Problem> problems = new ArrayList<>();

    private QuestionCheck(FormAccess access) {
        this(access, access.types());
    }

    private QuestionCheck(FormAccess access, FieldTypes types) {
        this.access = access;
        this.types = types;
    }

    static void check(FormAccess access, RecordQuery query) {
        var check = new QuestionCheck(access);
        check.filter(query.filter());
        for (var index = 0; index < query.sort().size(); index++) {
            check.asked(query.sort().get(index).field(), "/sort/" + index, false);
        }
        for (var key : query.fields()) {
            if (access.shape().field(key).isEmpty() || !access.mayShow(key)) {
                check.problems.add(unknown("/fields", key));
            }
        }
        check.refuse();
    }

    static void check(FormAccess access, AggregateQuery query) {
        var check = new QuestionCheck(access, query.types(access.types()));
        check.rows(query.rows());
        check.filter(query.filter());
        for (var index = 0; index < query.dimensions().size(); index++) {
            check.dimension(query.dimensions().get(index), "/dimensions/" + index);
        }
        for (var index = 0; index < query.measures().size(); index++) {
            check.measure(query.measures().get(index), "/measures/" + index);
        }
        check.problems.addAll(query.mixedCurrencies(check.types));
        var keys = new ArrayList<String>();
        query.dimensions().forEach(dimension -> keys.add(dimension.key()));
        query.measures().forEach(measure -> keys.add(measure.key()));
        for (var index = 0; index < query.sort().size(); index++) {
            if (!keys.contains(query.sort().get(index).key())) {
                check.problems.add(
                        unknown("/sort/" + index, query.sort().get(index).key()));
            }
        }
        check.refuse();
    }

    static void check(FormAccess access, Question question) {
        var types = access.types();
        var rows = question.rows();
        var check = new QuestionCheck(access, rows == null ? types : new RowByRow(types, rows));
        check.rows(rows);
        if (question.result() != null) {
            check.asked(question.result(), "/result", true);
        }
        for (var test : question.tests()) {
            check.asked(test.field(), "/tests", true);
        }
        check.refuse();
    }

    private void filter(@Nullable Condition filter) {
        if (filter != null) {
            ConditionCheck.check(filter, types, ConditionCheck.Place.RECORD).stream()
                    .map(problem -> problem.under("/filter"))
                    .forEach(problems::add);
        }
    }

    private void rows(@Nullable String table) {
        if (table == null) {
            return;
        }
        var known = access.shape().field(table).filter(field -> field.type() == ValueType.SUBTABLE);
        if (known.isEmpty() || !access.mayAsk(table)) {
            problems.add(unknown("/rows", table));
        }
    }

    /** @param lists whether a field of several values fits */
    private @Nullable FxType asked(FieldPath path, String pointer, boolean lists) {
        var type = types.typeOf(path);
        if (type == null) {
            problems.add(unknown(pointer, path.toString()));
            return null;
        }
        if (type instanceof FxType.ListOf && !lists) {
            problems.add(Problem.at(pointer, "field_has_several_values", Map.of("field", path.toString())));
        }
        return type;
    }

    private void dimension(AggregateQuery.Dimension dimension, String pointer) {
        var own = types instanceof RowByRow rows && rows.isOfRow(dimension.field()) ? 2 : 1;
        var several = dimension.field().keys().size() == own;
        var type = asked(dimension.field(), pointer, several);
        var bucketed = type == FxType.Scalar.DATE || type == FxType.Scalar.DATETIME;
        if (type != null && dimension.bucket() != null && !bucketed) {
            problems.add(Problem.at(
                    pointer,
                    "bucket_not_valid",
                    Map.of("field", dimension.field().toString())));
        }
        if (type != null && dimension.step() != null && type != FxType.Scalar.NUMBER) {
            problems.add(Problem.at(
                    pointer, "step_not_valid", Map.of("field", dimension.field().toString())));
        }
    }

    private void measure(AggregateQuery.Measure measure, String pointer) {
        if (measure.field() == null) {
            return;
        }
        var type = asked(measure.field(), pointer, false);
        if (type != null && !measure.aggregate().fits(type)) {
            problems.add(Problem.at(
                    pointer,
                    "aggregate_not_valid",
                    Map.of("field", measure.field().toString())));
        }
    }

    private static Problem unknown(String pointer, String field) {
        return Problem.at(pointer, "unknown_field", Map.of("field", field));
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }
}
