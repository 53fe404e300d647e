package org.mortise.report.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.FormAccess;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.RecordStore;

/** Answers questions to records within the asker's scope. */
@ApplicationScoped
public class Reports {

    private final AccessGate gate;
    private final RecordStore store;
    private final Labels labels;

    Reports(AccessGate gate, RecordStore store, Labels labels) {
        this.gate = gate;
        this.store = store;
        this.labels = labels;
    }

    /**
     * Fails with {@code not_found} when the asker may not read the form, and with a problem for each field that the query names and
     * he may not read or that does not exist; the two look the same.
     */
    public Uni<ReportAnswer> answer(Caller caller, Locale locale, ReportQuery query) {
        return gate.of(caller).flatMap(access -> {
            var form = access.readable(query.form()).orElseThrow(Rejected::notFound);
            var apart = ByCurrency.of(query, form.types());
            var problems = ReportCheck.of(apart, form.types());
            if (!problems.isEmpty()) {
                throw Rejected.invalid(problems);
            }
            return store.aggregate(access.aggregate(question(apart)))
                    .flatMap(groups -> answer(caller, locale, apart, form, groups.rows()));
        });
    }

    static AggregateQuery question(ReportQuery query) {
        return new AggregateQuery(
                query.form(),
                query.dimensions().stream()
                        .map(each -> new AggregateQuery.Dimension(each.key(), each.field(), each.bucket(), each.step()))
                        .toList(),
                query.measures().stream()
                        .map(each -> new AggregateQuery.Measure(each.key(), each.aggregate(), each.field()))
                        .toList(),
                Selection.base(query),
                null,
                query.sort().stream()
                        .map(each -> new AggregateQuery.Order(each.by(), each.descending()))
                        .toList(),
                query.limit());
    }

    private Uni<ReportAnswer> answer(
            Caller caller, Locale locale, ReportQuery query, FormAccess form, List<List<@Nullable Object>> groups) {
        var access = form.caller();
        var today = LocalDate.ofInstant(access.now(), access.zone());
        var rows = TimeSpine.fill(query, told(query, groups), today);
        var columns = Columns.of(query, form, locale);
        return labels.of(caller, locale, columns, rows)
                .map(names -> new ReportAnswer(
                        query.form(),
                        columns.stream().map(Columns.Described::column).toList(),
                        rows.stream().map(row -> row(query, form, row, names)).toList()));
    }

    /** Of records without amounts there is nothing to tell in no currency. */
    private static List<List<@Nullable Object>> told(ReportQuery query, List<List<@Nullable Object>> groups) {
        var width = query.dimensions().size();
        return query.dimensions().stream().noneMatch(ReportQuery.Dimension::added)
                ? groups
                : groups.stream()
                        .filter(group ->
                                group.subList(width, group.size()).stream().anyMatch(Objects::nonNull))
                        .toList();
    }

    private static ReportAnswer.Row row(
            ReportQuery query, FormAccess form, List<@Nullable Object> group, Labels.Names names) {
        var cells = new LinkedHashMap<String, @Nullable Object>();
        var width = query.dimensions().size();
        for (var index = 0; index < group.size(); index++) {
            var key = index < width
                    ? query.dimensions().get(index).key()
                    : query.measures().get(index - width).key();
            var value = group.get(index);
            cells.put(key, value == null ? null : Selection.json(value));
        }
        var zone = form.caller().zone();
        return new ReportAnswer.Row(
                cells, names.of(group), Selection.of(query, form.types(), group.subList(0, width), zone));
    }
}
