package org.mortise.report.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Bucket;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Period;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataLookup;

/**
 * A question to the records of a form, its dataset already resolved.
 *
 * @param time window of time; null when none is asked for
 * @param limit most rows; 2,000 unless said otherwise
 */
public record ReportQuery(
        ObjectKey form,
        List<Dimension> dimensions,
        List<Measure> measures,
        @Nullable Condition filter,
        @Nullable TimeWindow time,
        List<Order> sort,
        int limit) {

    /** What a parameter is when the reader does not want a window of time. */
    public static final String ALL_TIME = "all";

    private static final int DEFAULT_LIMIT = 2_000;

    /**
     * What the rows are grouped by.
     *
     * @param step how wide the stretches are into which numbers fall; null: by each value
     * @param added whether nobody asked for it: it keeps amounts in several currencies apart
     */
    public record Dimension(
            String key,
            @Nullable LocalizedText title,
            FieldPath field,
            @Nullable Bucket bucket,
            @Nullable BigDecimal step,
            boolean added) {

        Dimension(
                String key,
                @Nullable LocalizedText title,
                FieldPath field,
                @Nullable Bucket bucket,
                @Nullable BigDecimal step) {
            this(key, title, field, bucket, step, false);
        }
    }

    /** A figure; {@code field} is null only for a count of records. */
    public record Measure(
            String key,
            @Nullable LocalizedText title,
            Aggregate aggregate,
            @Nullable FieldPath field) {}

    /**
     * A window of time.
     *
     * @param period name of a period; null for all time
     * @param fill whether stretches of time without records appear with zero
     */
    public record TimeWindow(FieldPath field, @Nullable String period, boolean fill) {}

    public record Order(String by, boolean descending) {}

    public ReportQuery {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        sort = List.copyOf(sort);
    }

    /**
     * Reads a query that fits the schema.
     *
     * @param pkg package whose bare keys the query may use
     * @param params values of the dashboard's parameters by key
     * @throws Rejected when it names an unknown dataset, dimension, measure or parameter, or its filter cannot be read
     */
    public static ReportQuery read(String pkg, JsonNode query, Map<String, String> params, MetadataLookup lookup) {
        var dataset = dataset(pkg, query, lookup);
        var form = dataset != null
                ? ObjectKey.resolve(dataset.pkg(), dataset.doc().path("form").asText())
                : ObjectKey.resolve(pkg, query.path("form").asText());
        var dimensions = new ArrayList<Dimension>();
        query.path("dimensions").forEach(json -> dimensions.add(dimension(json, dataset)));
        var measures = new ArrayList<Measure>();
        query.path("measures").forEach(json -> measures.add(measure(json, dataset)));
        var sort = new ArrayList<Order>();
        query.path("sort")
                .forEach(json -> sort.add(new Order(
                        json.path("by").asText(),
                        json.path("direction").asText().equals("desc"))));
        return new ReportQuery(
                form,
                dimensions,
                measures,
                filter(query),
                window(query.path("time"), params),
                sort,
                query.path("limit").asInt(DEFAULT_LIMIT));
    }

    /** The same question, to those of its records for which {@code condition} holds too. */
    public ReportQuery where(Condition condition) {
        var both = filter == null ? condition : new Condition.All(List.of(filter, condition));
        return new ReportQuery(form, dimensions, measures, both, time, sort, limit);
    }

    /** The same question by other groups; where there were none before, as many rows as there are groups. */
    ReportQuery groupedBy(List<Dimension> others) {
        var most = dimensions.isEmpty() ? DEFAULT_LIMIT : limit;
        return new ReportQuery(form, others, measures, filter, time, sort, most);
    }

    private static @Nullable Condition filter(JsonNode query) {
        if (!query.hasNonNull("filter")) {
            return null;
        }
        try {
            return Conditions.parse(Json.plain(query.path("filter")));
        } catch (Rejected malformed) {
            throw Rejected.invalid(malformed.problems().stream()
                    .map(problem -> problem.under("/filter"))
                    .toList());
        }
    }

    private record Dataset(
            String pkg, JsonNode doc, Map<String, JsonNode> dimensions, Map<String, JsonNode> measures) {}

    private static @Nullable Dataset dataset(String pkg, JsonNode query, MetadataLookup lookup) {
        if (!query.hasNonNull("dataset")) {
            return null;
        }
        var key = ObjectKey.resolve(pkg, query.path("dataset").asText());
        var object = lookup.find("dataset", key)
                .orElseThrow(() -> Rejected.invalid(
                        List.of(Problem.at("/dataset", "report_unknown_dataset", Map.of("dataset", key.toString())))));
        return new Dataset(
                key.pkg(),
                object.doc(),
                byKey(object.doc().path("dimensions")),
                byKey(object.doc().path("measures")));
    }

    private static Map<String, JsonNode> byKey(JsonNode list) {
        var byKey = new LinkedHashMap<String, JsonNode>();
        list.forEach(json -> byKey.put(json.path("key").asText(), json));
        return byKey;
    }

    private static Dimension dimension(JsonNode json, @Nullable Dataset dataset) {
        var field = json.path("field").asText();
        var named = dataset == null ? null : dataset.dimensions().get(field);
        if (named != null) {
            return new Dimension(
                    json.path("key").asText(field),
                    title(named),
                    FieldPath.of(named.path("field").asText()),
                    bucket(json.has("bucket") ? json : named),
                    step(json.has("step") ? json : named));
        }
        return new Dimension(
                json.path("key").asText(field.replace('.', '_')),
                title(json),
                FieldPath.of(field),
                bucket(json),
                step(json));
    }

    private static Measure measure(JsonNode json, @Nullable Dataset dataset) {
        var key = json.path("key").asText();
        var named =
                dataset == null || json.has("agg") ? null : dataset.measures().get(key);
        var source = named == null ? json : named;
        if (!source.hasNonNull("agg")) {
            throw Rejected.invalid(List.of(Problem.at("/measures", "report_unknown_measure", Map.of("measure", key))));
        }
        var aggregate = aggregate(source.path("agg").asText());
        var field =
                source.hasNonNull("field") ? FieldPath.of(source.path("field").asText()) : null;
        return new Measure(key, title(source), aggregate, aggregate == Aggregate.COUNT ? null : field);
    }

    private static Aggregate aggregate(String name) {
        return switch (name) {
            case "countDistinct" -> Aggregate.COUNT_DISTINCT;
            case "countTrue" -> Aggregate.COUNT_TRUE;
            case "shareTrue" -> Aggregate.SHARE_TRUE;
            default -> Aggregate.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    private static @Nullable Bucket bucket(JsonNode json) {
        return json.hasNonNull("bucket")
                ? Bucket.valueOf(json.path("bucket").asText().toUpperCase(Locale.ROOT))
                : null;
    }

    private static @Nullable BigDecimal step(JsonNode json) {
        return json.hasNonNull("step") ? new BigDecimal(json.path("step").asText()) : null;
    }

    private static @Nullable LocalizedText title(JsonNode json) {
        return json.hasNonNull("title") ? LocalizedText.fromJson(Json.plain(json.path("title"))) : null;
    }

    private static @Nullable TimeWindow window(JsonNode time, Map<String, String> params) {
        if (!time.isObject()) {
            return null;
        }
        var period = time.path("period");
        var name = period.isTextual()
                ? period.asText()
                : params.getOrDefault(period.path("param").asText(), "");
        var whole = name.isEmpty() || name.equals(ALL_TIME);
        if (!whole && Period.named(name).isEmpty()) {
            throw Rejected.invalid(
                    List.of(Problem.at("/time/period", "condition_unknown_period", Map.of("name", name))));
        }
        return new TimeWindow(
                FieldPath.of(time.path("field").asText()),
                whole ? null : name,
                time.path("fill").asBoolean(false));
    }
}
