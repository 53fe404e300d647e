package org.mortise.report.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * Figures, each with the way to the records behind it.
 *
 * @param form form whose list shows those records
 */
public record ReportAnswer(ObjectKey form, List<Column> columns, List<Row> rows) {

    /**
     * A column of the answer.
     *
     * @param title what people read, in their language
     * @param role {@code dimension}, {@code measure}, or {@code currency}: in which currency the figures of a row are, where the
     *     question does not keep them apart itself
     * @param type {@code text}, {@code number}, {@code date}, {@code option}, {@code user}, {@code department}, {@code link} or
     *     {@code boolean}
     * @param scale digits after the point that figures are shown with
     * @param bucket stretch of time of a date; null for values as they are
     * @param unit what figures are in: a currency such as {@code CNY}, {@code %} for shares of one, {@code s} for seconds;
     *     null for plain numbers
     * @param currency key of the column that says in which currency the figure of each row is; null when all are in one
     */
    public record Column(
            String key,
            String title,
            String role,
            String type,
            int scale,
            @Nullable String bucket,
            @Nullable String unit,
            @Nullable String currency) {}

    /**
     * A group.
     *
     * @param cells values by column: decimals as texts, dates as {@code YYYY-MM-DD}, ids and option keys; null for blank
     * @param labels what people read instead of ids and keys, by column
     * @param selection condition that exactly the records of this group meet, the query's own filter included
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(Map<String, @Nullable Object> cells, Map<String, String> labels, Map<String, Object> selection) {}

    public ReportAnswer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
