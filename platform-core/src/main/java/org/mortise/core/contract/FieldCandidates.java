package org.mortise.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.kernel.ObjectKey;

/** What a field that a task lends may point to, for its picker; found by the form engine. */
public interface FieldCandidates {

    /**
     * What is looked for.
     *
     * @param ids those asked for by id; when there are any, the search does not matter
     */
    record Wanted(String search, List<UUID> ids, int limit) {
        public Wanted {
            ids = List.copyOf(ids);
        }
    }

    /**
     * {@code {"items": [{"id", "title", "detail"}]}}: what the caller could pick by himself, or, of a form that he may not read, what
     * the field lets be picked, by title alone. Whether he may write the field is decided before.
     *
     * @param field key, or {@code table.column}
     */
    Uni<JsonNode> lent(CallerAccess access, ObjectKey form, String field, Wanted wanted);
}
