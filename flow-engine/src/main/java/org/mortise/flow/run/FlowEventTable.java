package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.flow.step.FlowEvent;

/** SQL of the trail: written once, never changed. */
@ApplicationScoped
class FlowEventTable {

    private static final String COLUMNS = "instance, seq, type, node, actor, people, comment, note, at";

    /** An event as it stands in the trail. */
    record Recorded(UUID instance, int seq, FlowEvent event, Instant at) {}

    /** @param before the instance as it was, which says where its trail ended */
    Uni<Void> append(Transaction transaction, FlowInstance before, List<FlowEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = new ArrayList<Tuple>();
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            rows.add(Tuple.from(Arrays.asList(
                    before.id(),
                    before.seq() + 1 + index,
                    event.type().json(),
                    event.node(),
                    event.actor(),
                    event.people().toArray(UUID[]::new),
                    event.comment(),
                    event.note(),
                    Rows.utc(now))));
        }
        return transaction.connection().preparedQuery("""
                        INSERT INTO flow_event (instance, seq, type, node, actor, people, comment, note, at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""").executeBatch(rows).replaceWithVoid();
    }

    Uni<List<Recorded>> trail(SqlClient client, UUID instance) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM flow_event WHERE instance = $1 ORDER BY seq")
                .execute(Tuple.of(instance))
                .map(rows -> Rows.list(rows, FlowEventTable::recorded));
    }

    private static Recorded recorded(Row row) {
        return new Recorded(
                row.getUUID("instance"),
                row.getInteger("seq"),
                new FlowEvent(
                        FlowEvent.Type.parse(row.getString("type")),
                        row.getString("node"),
                        row.getUUID("actor"),
                        Arrays.asList(row.getArrayOfUUIDs("people")),
                        row.getString("comment"),
                        row.getString("note")),
                row.getOffsetDateTime("at").toInstant());
    }
}
