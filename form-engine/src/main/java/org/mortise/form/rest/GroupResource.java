package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Dimension;
import org.mortise.core.access.AggregateQuery.Measure;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.GroupRows;
import org.mortise.core.store.RecordStore;

/** Lanes of a board. */
@Path("/api/v1/forms/{form}/groups")
@Tag(name = "records")
class GroupResource {

    private final CurrentCaller current;
    private final AccessGate gate;
    private final RecordStore store;

    GroupResource(CurrentCaller current, AccessGate gate, RecordStore store) {
        this.current = current;
        this.gate = gate;
        this.store = store;
    }

    @GET
    @Operation(
            operationId = "groupRecords",
            summary = "How many records each value of a field has, with a sum",
            description = "For boards.")
    public Uni<JsonNode> groups(
            @PathParam("form") String form,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String sum,
            @RestQuery @Nullable String function,
            @RestQuery @Nullable String filter,
            @RestQuery @Nullable String search) {
        var key = ObjectKey.named(form);
        var made = made(function);
        var summed = sum == null || sum.isBlank() ? null : Questions.path(sum);
        return gate.of(current.user()).flatMap(access -> {
            var types = access.readable(key).orElseThrow(Rejected::notFound).types();
            var currency = summed == null ? null : types.currencyOf(summed);
            var dimensions = new ArrayList<>(List.of(new Dimension("by", Questions.path(by == null ? "" : by), null)));
            if (currency != null) {
                dimensions.add(new Dimension("currency", currency, null));
            }
            var measures = new ArrayList<>(List.of(new Measure("count", Aggregate.COUNT, null)));
            if (summed != null) {
                measures.add(new Measure("sum", made, summed));
            }
            var query = new AggregateQuery(
                    key,
                    dimensions,
                    measures,
                    Questions.condition(filter),
                    search,
                    List.of(),
                    AggregateQuery.MAX_LIMIT);
            return store.aggregate(access.aggregate(query))
                    .map(rows -> currency == null ? lanes(rows, made) : lanesByCurrency(rows));
        });
    }

    private static Aggregate made(@Nullable String function) {
        if (function == null) {
            return Aggregate.SUM;
        }
        return switch (function) {
            case "sum" -> Aggregate.SUM;
            case "avg" -> Aggregate.AVG;
            case "min" -> Aggregate.MIN;
            case "max" -> Aggregate.MAX;
            default ->
                throw Rejected.invalid(
                        List.of(Problem.at("/function", "group_function_unknown", Map.of("function", function))));
        };
    }

    private static JsonNode lanes(GroupRows rows, Aggregate made) {
        var lanes = Json.object();
        var items = lanes.putArray("items");
        for (var row : rows.rows()) {
            var item = items.addObject();
            item.set("key", key(row.get(0)));
            item.put("count", count(row.get(1)));
            // Of nothing there is a sum, but no average.
            if (row.size() > 2 && (made == Aggregate.SUM || row.get(2) != null)) {
                item.put("sum", decimal(row.get(2)));
            }
        }
        return lanes;
    }

    /** Amounts of one lane in several currencies are as many sums. */
    private static JsonNode lanesByCurrency(GroupRows rows) {
        var lanes = Json.object();
        var items = lanes.putArray("items");
        var byKey = new HashMap<JsonNode, ObjectNode>();
        for (var row : rows.rows()) {
            var item = byKey.computeIfAbsent(
                    key(row.get(0)), key -> items.addObject().set("key", key));
            item.put("count", item.path("count").asLong() + count(row.get(2)));
            if (row.get(3) != null) {
                item.withArray("/sums")
                        .addObject()
                        .<ObjectNode>set("currency", key(row.get(1)))
                        .put("sum", decimal(row.get(3)));
            }
        }
        return lanes;
    }

    private static JsonNode key(@Nullable Object value) {
        return Json.mapper().valueToTree(value == null ? null : String.valueOf(value));
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number count ? count.longValue() : 0;
    }

    private static String decimal(@Nullable Object value) {
        return value instanceof BigDecimal sum ? sum.toPlainString() : "0";
    }
}
