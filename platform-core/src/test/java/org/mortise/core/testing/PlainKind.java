package org.mortise.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.store.RecordTables;

/** A kind that takes any document. What stands under {@code shape} is a form's compiled shape, whose tables are made. */
public record PlainKind(String name, int order, RecordTables tables) implements MetadataKind {

    @Override
    public String folder() {
        return name + "s";
    }

    @Override
    public JsonNode schema() {
        return Json.object();
    }

    @Override
    public @Nullable JsonNode compile(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return doc.get("shape");
    }

    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        var before = previous == null ? null : FormShape.of(previous).orElse(null);
        return FormShape.of(next)
                .map(shape -> tables.publish(transaction, before, shape))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
