package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordRights;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** What the grants of whoever writes allow him of records; in part it is known only once they are as he wants them. */
final class WriteLeave {

    private final StatementCache statements = new StatementCache();

    /** A new record must lie in the scope of a grant of the action, which must let all fields be set that were sent. */
    Uni<Void> require(SqlClient client, ScopedWrite write, NewRecord record) {
        return rights(client, write.access(), List.of(record.id()))
                .invoke(rights -> {
                    var own = rights.apply(record.id());
                    if (!own.may(write.action())) {
                        throw Rejected.because(Rejected.Kind.FORBIDDEN, "outside_scope");
                    }
                    WriteRights.check(write.shape(), write.action(), own, record.sent());
                })
                .replaceWithVoid();
    }

    /** What is wrong with new records that are there already, by id; see {@link #require}. */
    Uni<Map<UUID, List<Problem>>> refused(SqlClient client, ScopedWrite write, List<NewRecord> records) {
        var ids = records.stream().map(NewRecord::id).toList();
        return rights(client, write.access(), ids).map(rights -> {
            var refused = new HashMap<UUID, List<Problem>>();
            for (var record : records) {
                var own = rights.apply(record.id());
                var problems = own.may(write.action())
                        ? WriteRights.problems(write.shape(), write.action(), own, record.sent())
                        : List.of(Problem.of("outside_scope"));
                if (!problems.isEmpty()) {
                    refused.put(record.id(), problems);
                }
            }
            return refused;
        });
    }

    /** A change must not take a record out of all scopes that the caller may create or change in; see {@link RecordStore}. */
    Uni<Void> requireStill(SqlClient client, ScopedWrite write, UUID id) {
        return rights(client, write.access(), List.of(id))
                .invoke(rights -> {
                    if (!WriteRights.mayLeaveAs(rights.apply(id), write.action())) {
                        throw Rejected.because(Rejected.Kind.FORBIDDEN, "outside_scope");
                    }
                })
                .replaceWithVoid();
    }

    /** Asks the database only when grants tell records apart. */
    private Uni<Function<UUID, RecordRights>> rights(SqlClient client, FormAccess access, List<UUID> ids) {
        if (access.scopes().stream().allMatch(Condition.ALWAYS::equals)) {
            var same = access.rights(access.scopes().stream().map(scope -> true).toList());
            return Uni.createFrom().item(id -> same);
        }
        var sql = statements.get("scopes", access, null, "", Sql.class, () -> WriteSql.scopesOf(access));
        return RecordReads.execute(client, sql, Map.of("ids", ids.toArray(UUID[]::new)))
                .map(found -> {
                    var rights = new HashMap<UUID, RecordRights>();
                    found.forEach(row -> rights.put(row.getUUID(0), access.rights(matches(access, row, 1))));
                    return id -> Objects.requireNonNull(rights.get(id));
                });
    }

    /** Which scopes of {@code access} a record lies in, as the columns of a row say from {@code from} on. */
    static List<Boolean> matches(FormAccess access, Row row, int from) {
        var matches = new ArrayList<Boolean>();
        for (var index = 0; index < access.scopes().size(); index++) {
            matches.add(row.getBoolean(from + index));
        }
        return matches;
    }
}
