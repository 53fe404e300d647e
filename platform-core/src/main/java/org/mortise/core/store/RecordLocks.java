package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.Json;
import org.mortise.core.vault.Vault;

/** Reads records that are to be written, as they are, and holds them. */
final class RecordLocks {

    private final StatementCache statements = new StatementCache();
    private final Vault vault;

    RecordLocks(Vault vault) {
        this.vault = vault;
    }

    /** Those of the records that {@code write} reaches, held until the transaction ends. */
    Uni<List<LockedRecord>> lock(SqlClient client, ScopedWrite write, List<UUID> ids) {
        var access = write.access();
        var sql = statements.get(
                "held", access, null, write.action(), Sql.class, () -> WriteSql.held(access, write.action()));
        var all = ids.toArray(UUID[]::new);
        var held = client.preparedQuery(WriteSql.hold(write.shape())).execute(Tuple.of(all));
        var read = RecordReads.execute(client, sql, Map.of("ids", all));
        return Uni.combine().all().unis(held, read).with((locked, found) -> {
            var sealing = Sealing.of(access.shape(), vault);
            return Rows.list(found, row -> locked(access, sealing, row));
        });
    }

    private static LockedRecord locked(FormAccess access, Sealing sealing, Row row) {
        var data = (ObjectNode) Json.parse(row.getString(WriteSql.DATA));
        var parts = WriteSql.parts(access.shape());
        for (var index = 0; index < parts.size(); index++) {
            data.set(parts.get(index).key(), Json.parse(row.getString(WriteSql.DATA + 1 + index)));
        }
        if (sealing.opens()) {
            sealing.open(data);
        }
        return new LockedRecord(
                row.getUUID(0),
                row.getInteger(1),
                data,
                row.getUUID(4),
                row.getUUID(5),
                row.getString(6),
                row.getUUID(7),
                row.getUUID(3),
                row.getOffsetDateTime(2),
                access.rights(WriteLeave.matches(access, row, WriteSql.DATA + 1 + parts.size())));
    }
}
