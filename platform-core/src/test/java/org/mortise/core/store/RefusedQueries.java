package org.mortise.core.store;

import java.util.List;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Queries that name a field which they must not. */
final class RefusedQueries {

    private RefusedQueries() {}

    /** The problems that naming a field gives wherever a query may name one; the name itself blotted out. */
    static List<String> naming(CallerAccess caller, String field) {
        var path = FieldPath.of(field);
        var filter = RecordWorld.condition("{'field':'" + field + "','op':'notEmpty'}");
        var formula = RecordWorld.condition("{'expr':'{" + field + "} = {" + field + "}'}");
        var dimension = new AggregateQuery.Dimension("d", path, null);
        var count = new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, null);
        var measure = new AggregateQuery.Measure("m", AggregateQuery.Aggregate.SUM, path);
        return List.of(
                refused(field, () -> caller.scope(RecordQuery.of(Shapes.ORDER, filter, 1))),
                refused(field, () -> caller.scope(RecordQuery.of(Shapes.ORDER, formula, 1))),
                refused(
                        field,
                        () -> caller.scope(new RecordQuery(
                                Shapes.ORDER,
                                null,
                                null,
                                List.of(new RecordQuery.Sort(path, true)),
                                List.of(),
                                null,
                                1))),
                refused(
                        field,
                        () -> caller.aggregate(new AggregateQuery(
                                Shapes.ORDER, List.of(dimension), List.of(count), null, null, List.of(), 1))),
                refused(
                        field,
                        () -> caller.aggregate(new AggregateQuery(
                                Shapes.ORDER, List.of(), List.of(measure), null, null, List.of(), 1))));
    }

    private static String refused(String field, Runnable question) {
        try {
            question.run();
        } catch (Rejected refused) {
            return refused.problems().stream()
                    .map(Problem::toString)
                    .toList()
                    .toString()
                    .replace(field, "<field>")
                    .replaceAll("(from|to)=\\d+", "");
        }
        throw new AssertionError("not refused: " + field);
    }

    /** A name that nothing has, as far from any known one as the hidden field is from those that may be seen. */
    static String twin(String field) {
        return field.replaceAll("[a-z]+$", "zzzzqqqq");
    }
}
