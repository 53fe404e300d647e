package org.mortise.report.query;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.mortise.core.formula.FieldTypes;
import org.mortise.report.query.ReportQuery.Dimension;

/**
 * Keeps amounts in several currencies apart where a question does not do so itself: it is grouped by the field that says the currency,
 * so that each figure is in one.
 */
final class ByCurrency {

    private static final String KEY = "currency";

    private ByCurrency() {}

    /** The question as it can be answered. Figures whose currencies are said by several fields cannot: it stays as it is. */
    static ReportQuery of(ReportQuery query, FieldTypes types) {
        var unasked = Reports.question(query).unaskedCurrencies(types);
        if (unasked.size() != 1) {
            return query;
        }
        var dimensions = new ArrayList<>(query.dimensions());
        dimensions.add(new Dimension(free(query), null, unasked.iterator().next(), null, null, true));
        return query.groupedBy(dimensions);
    }

    private static String free(ReportQuery query) {
        return Stream.iterate(KEY, key -> key + "_")
                .filter(key ->
                        query.dimensions().stream().noneMatch(each -> each.key().equals(key))
                                && query.measures().stream()
                                        .noneMatch(each -> each.key().equals(key)))
                .findFirst()
                .orElse(KEY);
    }
}
