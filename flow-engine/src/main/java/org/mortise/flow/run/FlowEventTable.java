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

    /**
     * An event as it stands in the trail.
     *
     * @param round of the submission that it belongs to
     */
    record Recorded(int round, FlowEvent event, Instant at) {}

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

    /** What happened to a submission, after what happened to those of the same record before it: why it was rejected counts. */
    Uni<List<Recorded>> trail(SqlClient client, FlowInstance instance) {
        return client.preparedQuery("""
                        SELECT i.round, e.type, e.node, e.actor, e.people, e.comment, e.note, e.at
                          FROM flow_instance i JOIN flow_event e ON e.instance = i.id
                         WHERE i.form = $1 AND i.record = $2 AND i.round <= $3 ORDER BY i.round, e.seq""")
                .execute(Tuple.of(instance.form().toString(), instance.record(), instance.round()))
                .map(rows -> Rows.list(rows, FlowEventTable::recorded));
    }

    private static Recorded recorded(Row row) {
        return new Recorded(
                row.getInteger("round"),
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
