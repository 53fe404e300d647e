package org.mortise.form.comment;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.contract.Comments;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.RecordComment;

/** What is announced of comments: {@code {"comment", "actor", "mentioned": [ids]}}, of an edit those it did not mention before. */
final class CommentEvents {

    static final String WRITTEN = Comments.WRITTEN;
    static final String EDITED = "comment.edited";
    static final String REMOVED = "comment.removed";

    private CommentEvents() {}

    static OutboxEvent of(
            String type, ObjectKey form, RecordComment comment, UUID actor, Collection<UUID> mentioned, Instant at) {
        var payload = Json.object().put("comment", comment.id().toString()).put("actor", actor.toString());
        var ids = payload.putArray("mentioned");
        mentioned.forEach(id -> ids.add(id.toString()));
        return new OutboxEvent(Ids.next(), type, form, comment.record(), payload, CauseChain.none(), at);
    }

    static UUID comment(OutboxEvent event) {
        return Comments.idIn(event.payload());
    }

    static Set<UUID> mentioned(OutboxEvent event) {
        var mentioned = new LinkedHashSet<UUID>();
        event.payload().path("mentioned").forEach(id -> mentioned.add(UUID.fromString(id.asText())));
        return mentioned;
    }
}
