package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;

/** The change log of records: written with the change, only ever added to. */
final class ChangeLogTable {

    private static final String ADD = """
            INSERT INTO record_change (id, form, record, version, at, actor, via, op, cause, diff, form_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ($10::text)::jsonb, $11)""";

    private static final String ADD_CREATED = """
            INSERT INTO record_change (id, form, record, version, at, actor, via, op, cause, diff, form_version)
            SELECT t.id, $1, t.record, 1, $2, $3, $4, 'create', $5, '{}'::jsonb, $8
              FROM unnest($6::uuid[], $7::uuid[]) AS t(id, record)""";

    private static final String READ = """
            SELECT version, at, actor, via, op, cause, (diff - $3::text[])::text, form_version FROM record_change
             WHERE record = $1 AND form = $2 ORDER BY at DESC, id DESC LIMIT 500""";

    Uni<Void> add(SqlClient client, FormShape shape, WrittenRecord written, String op, ChangeStamp stamp) {
        return client.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.asList(
                        Ids.next(),
                        shape.form().toString(),
                        written.id(),
                        written.version(),
                        Rows.utc(stamp.at()),
                        stamp.actor(),
                        stamp.via(),
                        op,
                        stamp.cause(),
                        Json.write(written.diff()),
                        shape.version())))
                .replaceWithVoid();
    }

    /** Creations in bulk keep no values: the record itself has them until its first change. */
    Uni<Void> addCreated(SqlClient client, FormShape shape, List<UUID> records, ChangeStamp stamp) {
        return client.preparedQuery(ADD_CREATED)
                .execute(Tuple.from(Arrays.asList(
                        shape.form().toString(),
                        Rows.utc(stamp.at()),
                        stamp.actor(),
                        stamp.via(),
                        stamp.cause(),
                        records.stream().map(record -> Ids.next()).toArray(UUID[]::new),
                        records.toArray(UUID[]::new),
                        shape.version())))
                .replaceWithVoid();
    }

    /** Newest first, at most 500; {@code without} are the fields to leave out before anything leaves the database. */
    Uni<List<RecordChange>> read(SqlClient client, FormShape shape, UUID record, Set<String> without) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(record, shape.form().toString(), without.toArray(String[]::new)))
                .map(rows -> Rows.list(
                        rows,
                        row -> new RecordChange(
                                row.getInteger(0),
                                row.getOffsetDateTime(1),
                                row.getUUID(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getInteger(7),
                                (ObjectNode) Json.parse(row.getString(6)))));
    }
}
