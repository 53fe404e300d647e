package org.mortise.report.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operand;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.store.IndexWish;
import org.mortise.report.query.ReportQuery;

/** Which indexes a dashboard would be answered from: one per form, that alone holds what its items look at. */
final class FigureIndexes {

    private FigureIndexes() {}

    /** Items that look over links, or at more than an index should hold, are left to the table. */
    static List<IndexWish> of(ObjectKey dashboard, JsonNode doc, MetadataLookup lookup) {
        var byForm = new LinkedHashMap<ObjectKey, IndexWish>();
        var used = new LinkedHashMap<ObjectKey, Used>();
        var params = DashboardKind.defaults(doc);
        for (var item : doc.path("items")) {
            query(dashboard, item.path("query"), params, lookup).ifPresent(query -> {
                var sofar = used.getOrDefault(query.form(), Used.NOTHING);
                var together = sofar.and(query);
                lookup.form(query.form())
                        .flatMap(shape -> IndexWish.ofFigures(shape, together.grouped(), together.others()))
                        .ifPresent(wish -> {
                            used.put(query.form(), together);
                            byForm.put(query.form(), wish);
                        });
            });
        }
        return List.copyOf(byForm.values());
    }

    /** The table items list records, which lists have their own indexes for. */
    private static Optional<ReportQuery> query(
            ObjectKey dashboard, JsonNode query, Map<String, String> params, MetadataLookup lookup) {
        try {
            return Optional.of(ReportQuery.read(dashboard.pkg(), query, params, lookup))
                    .filter(read -> !read.dimensions().isEmpty());
        } catch (Rejected unreadable) {
            return Optional.empty();
        }
    }

    /** Fields that the items so far look at; the first one's groups come first. */
    private record Used(List<String> grouped, Set<String> others) {

        static final Used NOTHING = new Used(List.of(), Set.of());

        Used and(ReportQuery query) {
            var groups = query.dimensions().stream()
                    .map(dimension -> dimension.field().toString())
                    .toList();
            var more = new LinkedHashSet<>(others);
            if (!grouped.isEmpty()) {
                more.addAll(groups);
            }
            query.measures().forEach(measure -> {
                if (measure.field() != null) {
                    more.add(measure.field().toString());
                }
            });
            if (query.filter() != null) {
                Conditions.leaves(query.filter()).forEach(leaf -> asked(leaf).forEach(more::add));
            }
            if (query.time() != null) {
                more.add(query.time().field().toString());
            }
            return new Used(grouped.isEmpty() ? groups : grouped, more);
        }
    }

    /** What a condition asks for. What a formula asks for is not a column: no index. */
    private static Stream<String> asked(Condition leaf) {
        if (!(leaf instanceof Condition.Comparison comparison)) {
            return leaf instanceof Condition.Expression expression ? Stream.of(expression.source()) : Stream.empty();
        }
        var others = comparison.operands().stream()
                .flatMap(operand -> operand instanceof Operand.FieldValue other
                        ? Stream.of(other.path().toString())
                        : Stream.empty());
        return Stream.concat(Stream.of(comparison.field().toString()), others);
    }
}
