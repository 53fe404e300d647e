package org.mortise.report.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FilterUse;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;

/** What is wrong with a query: forms and fields that do not exist, figures that cannot be reckoned. */
public final class ReportCheck {

    private final FieldTypes types;
    private final List<Problem> problems = new ArrayList<>();

    private ReportCheck(FieldTypes types) {
        this.types = types;
    }

    /** Mistakes with pointers into {@code query}; parameters of a dashboard may have any value. */
    public static List<Problem> of(String pkg, JsonNode query, Map<String, String> params, MetadataLookup lookup) {
        try {
            var read = ReportQuery.read(pkg, query, params, lookup);
            return lookup.form(read.form())
                    .map(shape -> of(read, query, shape, lookup))
                    .orElseGet(() -> List.of(Problem.at(
                            query.has("dataset") ? "/dataset" : "/form",
                            "report_unknown_form",
                            Map.of("form", read.form().toString()))));
        } catch (Rejected unreadable) {
            return unreadable.problems();
        }
    }

    private static List<Problem> of(ReportQuery read, JsonNode query, FormShape shape, MetadataLookup lookup) {
        var types = FormTypes.unsecured(shape, lookup::form);
        var use = new EncryptedUse(shape, lookup);
        var problems = new ArrayList<>(of(ByCurrency.of(read, types), types));
        for (var index = 0; index < read.dimensions().size(); index++) {
            problems.addAll(
                    use.asked(read.dimensions().get(index).field().toString(), "/dimensions/" + index + "/field"));
        }
        for (var index = 0; index < read.measures().size(); index++) {
            var measure = read.measures().get(index);
            if (measure.field() != null && measure.aggregate() != Aggregate.COUNT) {
                problems.addAll(use.asked(measure.field().toString(), "/measures/" + index + "/field"));
            }
        }
        problems.addAll(use.inQuery(query.path("filter"), "/filter"));
        return problems;
    }

    /** What {@code query} asks in vain: options that its fields do not have; and what its form keeps out of filters. */
    public static List<Problem> inVain(String pkg, JsonNode query, Map<String, String> params, MetadataLookup lookup) {
        try {
            var form = ReportQuery.read(pkg, query, params, lookup).form();
            var found = new ArrayList<>(FilterUse.of(lookup, form).inQuery(query));
            lookup.form(form)
                    .map(shape -> new OptionUse(shape, lookup).inCondition(query.path("filter"), "/filter"))
                    .ifPresent(found::addAll);
            return found;
        } catch (Rejected unreadable) {
            // The same mistakes are errors, and reported there.
            return List.of();
        }
    }

    /** @param types of the fields that the asker may name; all others are unknown */
    static List<Problem> of(ReportQuery query, FieldTypes types) {
        var check = new ReportCheck(types);
        check.check(query);
        return List.copyOf(check.problems);
    }

    private void check(ReportQuery query) {
        var keys = new HashSet<String>();
        for (var index = 0; index < query.dimensions().size(); index++) {
            dimension(query.dimensions().get(index), "/dimensions/" + index);
            unique(keys, query.dimensions().get(index).key(), "/dimensions/" + index);
        }
        for (var index = 0; index < query.measures().size(); index++) {
            measure(query.measures().get(index), "/measures/" + index);
            unique(keys, query.measures().get(index).key(), "/measures/" + index);
        }
        problems.addAll(Reports.question(query).mixedCurrencies(types));
        if (query.filter() != null) {
            ConditionCheck.check(query.filter(), types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under("/filter")));
        }
        if (query.time() != null) {
            time(query.time().field());
        }
        for (var index = 0; index < query.sort().size(); index++) {
            var by = query.sort().get(index).by();
            if (!keys.contains(by)) {
                problems.add(Problem.at("/sort/" + index + "/by", "report_unknown_column", Map.of("column", by)));
            }
        }
    }

    private void dimension(ReportQuery.Dimension dimension, String at) {
        var type = field(dimension.field(), at + "/field");
        if (type instanceof FxType.ListOf && dimension.field().keys().size() > 1) {
            problems.add(about(at + "/field", "report_several_values", dimension.field()));
        }
        if (type != null && dimension.bucket() != null && !isDated(type)) {
            problems.add(about(at + "/bucket", "report_not_a_date", dimension.field()));
        }
        if (type != null && dimension.step() != null && type != FxType.Scalar.NUMBER) {
            problems.add(about(at + "/step", "report_not_a_number", dimension.field()));
        }
    }

    private void time(FieldPath field) {
        var type = field(field, "/time/field");
        if (type != null && !isDated(type)) {
            problems.add(about("/time/field", "report_not_a_date", field));
        }
    }

    private void measure(ReportQuery.Measure measure, String at) {
        if (measure.field() == null) {
            return;
        }
        var type = field(measure.field(), at + "/field");
        if (type instanceof FxType.ListOf) {
            problems.add(about(at + "/field", "report_several_values", measure.field()));
            return;
        }
        if (type != null && !measure.aggregate().fits(type)) {
            problems.add(about(at + "/field", "report_not_a_number", measure.field()));
        }
    }

    private static boolean isDated(@Nullable FxType type) {
        return type == FxType.Scalar.DATE || type == FxType.Scalar.DATETIME;
    }

    private static Problem about(String at, String code, FieldPath field) {
        return Problem.at(at, code, Map.of("field", field.toString()));
    }

    private void unique(HashSet<String> keys, String key, String at) {
        if (!keys.add(key)) {
            problems.add(Problem.at(at, "report_duplicate_column", Map.of("column", key)));
        }
    }

    private @Nullable FxType field(FieldPath path, String at) {
        var type = types.typeOf(path);
        if (type == null) {
            problems.add(about(at, "condition_unknown_field", path));
        }
        return type;
    }
}
