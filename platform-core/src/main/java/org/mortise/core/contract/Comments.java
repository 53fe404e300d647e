package org.mortise.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.database.Transaction;

/** What people say about records, for those that react to it. */
public interface Comments {

    /** Announced when somebody has said something: {@code {"comment", "actor", "mentioned": [ids]}}, without the text. */
    String WRITTEN = "comment.written";

    /** A comment as it stands now; empty when it was removed. */
    Uni<Optional<Said>> find(Transaction transaction, UUID record, UUID comment);

    /** The comment that an event with this payload tells of. */
    static UUID idIn(JsonNode payload) {
        return UUID.fromString(payload.path("comment").asText());
    }

    /**
     * Something that somebody said.
     *
     * @param text with people by their names
     * @param mentioned people, in the order in which it speaks of them
     * @param answer whether it answers another one
     */
    record Said(UUID author, String text, List<UUID> mentioned, boolean answer, Instant at) {
        public Said {
            mentioned = List.copyOf(mentioned);
        }
    }
}
