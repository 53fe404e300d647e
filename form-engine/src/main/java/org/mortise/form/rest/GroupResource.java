package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
            @RestQuery @Nullable String filter,
            @RestQuery @Nullable String search) {
        var measures = new ArrayList<Measure>(List.of(new Measure("count", Aggregate.COUNT, null)));
        if (sum != null && !sum.isBlank()) {
            measures.add(new Measure("sum", Aggregate.SUM, Questions.path(sum)));
        }
        var query = new AggregateQuery(
                Questions.form(form),
                List.of(new Dimension("by", Questions.path(by == null ? "" : by), null)),
                measures,
                Questions.condition(filter),
                search,
                List.of(),
                AggregateQuery.MAX_LIMIT);
        return gate.aggregate(current.user(), query).flatMap(store::aggregate).map(GroupResource::lanes);
    }

    private static JsonNode lanes(GroupRows rows) {
        var lanes = Json.object();
        var items = lanes.putArray("items");
        for (var row : rows.rows()) {
            var item = items.addObject();
            item.set("key", Json.mapper().valueToTree(row.get(0) == null ? null : String.valueOf(row.get(0))));
            item.put("count", row.get(1) instanceof Number count ? count.longValue() : 0);
            if (row.size() > 2) {
                item.put("sum", row.get(2) instanceof BigDecimal sum ? sum.toPlainString() : "0");
            }
        }
        return lanes;
    }
}
