package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.PageLimit;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.store.RecordStore;

/** The search box. */
@Path("/api/v1/search")
@Tag(name = "records")
class SearchResource {

    private static final int SHORTEST_SEARCH = 1;
    private static final int HITS_PER_FORM = 10;

    private final CurrentCaller current;
    private final AccessGate gate;
    private final RecordStore store;

    SearchResource(CurrentCaller current, AccessGate gate, RecordStore store) {
        this.current = current;
        this.gate = gate;
        this.store = store;
    }

    @GET
    @Operation(operationId = "searchRecords", summary = "Records of all forms that hold a text")
    public Uni<JsonNode> search(@RestQuery @Nullable String q, @RestQuery @Nullable Integer limit) {
        var text = q == null ? "" : q.strip();
        var most = PageLimit.of(limit);
        var locale = current.locale();
        if (text.length() < SHORTEST_SEARCH) {
            return Uni.createFrom().item(hits(List.of(), most));
        }
        return gate.of(current.user()).flatMap(access -> Multi.createFrom()
                .iterable(searchable(access))
                .onItem()
                .transformToUniAndConcatenate(shape -> found(access, shape, text, locale))
                .collect()
                .asList()
                .map(found -> hits(found, most)));
    }

    private static List<FormShape> searchable(CallerAccess access) {
        return access.snapshot().all(FormShape.KIND).stream()
                .flatMap(form -> access.readable(form.key()).stream())
                .map(readable -> readable.shape())
                .filter(shape -> shape.fields().stream().anyMatch(FieldShape::searchable))
                .toList();
    }

    private Uni<List<JsonNode>> found(CallerAccess access, FormShape shape, String text, Locale locale) {
        var query = new RecordQuery(shape.form(), null, text, List.of(), List.of(), null, HITS_PER_FORM);
        return store.list(access.scope(query)).map(rows -> rows.records().stream()
                .<JsonNode>map(record -> Json.object()
                        .put("form", shape.form().toString())
                        .put("formTitle", shape.title().in(locale))
                        .put("id", record.id().toString())
                        .put("title", shape.titleOf(Json.parse(record.data()), locale)))
                .toList());
    }

    private static JsonNode hits(List<List<JsonNode>> found, int most) {
        var hits = Json.object();
        var items = hits.putArray("items");
        found.stream().flatMap(List::stream).limit(most).forEach(items::add);
        return hits;
    }
}
