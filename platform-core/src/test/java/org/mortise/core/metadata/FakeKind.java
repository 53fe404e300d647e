package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** A kind whose documents may refer to each other and may ask to be refused by the database; it writes down what it is told. */
public final class FakeKind implements MetadataKind {

    private static final JsonNode SCHEMA = Json.parse("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "required": ["kind", "key", "title"],
             "x-removed": {"label": "title"},
             "properties": {"title": {"$ref": "https://mortise.dev/schema/text.schema.json"},
                            "size": {"type": "integer", "minimum": 0}}}
            """);

    private final String name;
    private final int order;
    public final List<String> published = new ArrayList<>();

    public FakeKind(String name, int order) {
        this.name = name;
        this.order = order;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public String folder() {
        return name + "s";
    }

    @Override
    public JsonNode schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var references = new References(key, lookup);
        references.follow(name, doc.path("friend"), "/friend");
        return references.problems();
    }

    @Override
    public @Nullable JsonNode compile(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return name.equals(FormShape.KIND) ? null : Json.object().put("compiled", key.toString());
    }

    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        if (next.doc().path("explode").asBoolean()) {
            return Uni.createFrom().failure(new IllegalStateException("the database would not"));
        }
        published.add((previous == null ? 0 : previous.version()) + ">" + next.version() + " " + next.key());
        return Uni.createFrom().voidItem();
    }
}
