package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.ScopedAggregate;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.access.ScopedQuestion;
import org.mortise.core.database.Rows;
import org.mortise.core.vault.Vault;

/** Carries out compiled reads. */
final class RecordReads {

    private final StatementCache statements = new StatementCache();
    private final RetiredKeys retiredKeys = new RetiredKeys();
    private final Vault vault;

    RecordReads(Vault vault) {
        this.vault = vault;
    }

    private RowReader reader(FormAccess access, ReadLayout layout) {
        return new RowReader(access, layout, Sealing.of(access.shape(), vault));
    }

    Uni<RecordRows> list(SqlClient client, ScopedQuery scoped) {
        var query = scoped.query();
        var levels = Keyset.sort(query).size();
        var cursor = query.cursor() == null ? null : Cursor.decode(query.cursor(), levels);
        return retiredKeys.of(client, scoped.access().shape()).flatMap(retired -> {
            var compiled = compiledList(scoped, retired, cursor);
            Map<String, @Nullable Object> slots = cursor == null ? Map.of() : Keyset.slots(cursor);
            return execute(client, compiled.sql(), slots)
                    .flatMap(rows -> page(client, reader(scoped.access(), compiled.layout()), rows, query.limit()));
        });
    }

    Uni<Optional<RecordRows>> one(SqlClient client, ScopedQuery scoped, UUID id) {
        return read(client, scoped, "one", ReadSql::one, Map.of("id", id))
                .flatMap(found -> page(client, reader(scoped.access(), found.layout()), found.rows(), 1))
                .map(page -> page.records().isEmpty() ? Optional.empty() : Optional.of(page));
    }

    Uni<List<StoredRecord>> among(SqlClient client, ScopedQuery scoped, Collection<UUID> ids) {
        return read(client, scoped, "among", ReadSql::among, slot(ids))
                .map(found -> found.records(reader(scoped.access(), found.layout())));
    }

    Uni<List<StoredRecord>> whole(SqlClient client, ScopedQuery scoped, Collection<UUID> ids) {
        return read(client, scoped, "whole", ReadSql::whole, slot(ids))
                .map(found -> found.records(reader(scoped.access(), found.layout())));
    }

    /** The same with what names what they point to. */
    Uni<RecordRows> wholePage(SqlClient client, ScopedQuery scoped, Collection<UUID> ids) {
        return read(client, scoped, "whole", ReadSql::whole, slot(ids))
                .flatMap(found -> page(client, reader(scoped.access(), found.layout()), found.rows(), ids.size()));
    }

    /** How a read of records is compiled. */
    private interface Reading {

        ReadSql.Compiled compile(FormAccess access, RecordQuery query, Set<String> retired);
    }

    /** What a read found, and how its rows are read. */
    private record Found(ReadLayout layout, RowSet<Row> rows) {

        List<StoredRecord> records(RowReader reader) {
            return Rows.list(rows, reader::record);
        }
    }

    private Uni<Found> read(SqlClient client, ScopedQuery scoped, String name, Reading reading, Map<String, ?> slots) {
        var access = scoped.access();
        var query = scoped.query();
        return retiredKeys.of(client, access.shape()).flatMap(retired -> {
            var compiled = statements.get(
                    name,
                    access,
                    query.filter(),
                    List.of(query, retired),
                    ReadSql.Compiled.class,
                    () -> reading.compile(access, query, retired));
            return execute(client, compiled.sql(), slots).map(rows -> new Found(compiled.layout(), rows));
        });
    }

    Uni<Set<UUID>> existing(SqlClient client, ScopedQuery scoped, Collection<UUID> ids) {
        var access = scoped.access();
        var query = scoped.query();
        var sql = statements.get(
                "existing", access, query.filter(), query, Sql.class, () -> ReadSql.existing(access, query));
        return execute(client, sql, slot(ids)).map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID(0))));
    }

    /** Made anew each time: who is asked about together never is again. */
    Uni<Set<Integer>> reaching(SqlClient client, List<ScopedQuery> queries, UUID id) {
        return execute(client, ReadSql.reaching(queries), slot(List.of(id)))
                .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getInteger(0))));
    }

    Uni<TrashRows> trash(SqlClient client, ScopedQuery scoped) {
        var access = scoped.access();
        return retiredKeys.of(client, access.shape()).flatMap(retired -> {
            var compiled = ReadSql.trash(access, scoped.query(), retired);
            return execute(client, compiled.sql(), Map.of()).flatMap(rows -> page(
                            client,
                            new RowReader(access, compiled.layout(), Sealing.ofOlder(access.shape(), vault)),
                            rows,
                            scoped.query().limit())
                    .map(page -> deleted(page, compiled.layout(), rows)));
        });
    }

    private static TrashRows deleted(RecordRows page, ReadLayout layout, RowSet<Row> rows) {
        var deletions = new HashMap<UUID, TrashRows.Deletion>();
        var people = new HashSet<>(page.people());
        for (var row : rows) {
            var by = row.getUUID(layout.cursorAt() + 1);
            deletions.put(row.getUUID(0), new TrashRows.Deletion(row.getOffsetDateTime(layout.cursorAt()), by));
            if (by != null) {
                people.add(by);
            }
        }
        var named = new RecordRows(page.records(), page.titles(), people, page.departments(), null);
        return new TrashRows(named, deletions);
    }

    Uni<RecordCount> count(SqlClient client, ScopedQuery scoped) {
        var access = scoped.access();
        var query = scoped.query();
        var sql = statements.get("count", access, query.filter(), query, Sql.class, () -> ReadSql.count(access, query));
        return execute(client, sql, Map.of()).map(rows -> {
            var found = rows.iterator().next().getInteger(0);
            return new RecordCount(Math.min(found, RecordCount.MAX), found > RecordCount.MAX);
        });
    }

    Uni<Map<UUID, String>> titles(SqlClient client, FormAccess access, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var sql = statements.get("titles", access, null, "", Sql.class, () -> ReadSql.titles(access));
        return execute(client, sql, slot(ids)).map(rows -> {
            var titles = new HashMap<UUID, String>();
            rows.forEach(row -> {
                var title = row.getString(1);
                if (title != null) {
                    titles.put(row.getUUID(0), title);
                }
            });
            return titles;
        });
    }

    Uni<GroupRows> aggregate(SqlClient client, ScopedAggregate scoped) {
        return aggregate(client, scoped, "aggregate", AggregateSql::compile, Map.of());
    }

    Uni<GroupRows> aggregate(SqlClient client, ScopedAggregate scoped, Collection<UUID> ids) {
        return aggregate(client, scoped, "aggregate among", AggregateSql::among, slot(ids));
    }

    private Uni<GroupRows> aggregate(
            SqlClient client,
            ScopedAggregate scoped,
            String name,
            BiFunction<FormAccess, AggregateQuery, Sql> compiler,
            Map<String, ?> slots) {
        var access = scoped.access();
        var query = scoped.query();
        var sql = statements.get(name, access, query.filter(), query, Sql.class, () -> compiler.apply(access, query));
        return execute(client, sql, slots)
                .map(rows -> GroupRowReader.read(
                        rows, query.dimensions().size() + query.measures().size()));
    }

    /** Answers in the order of the askings. */
    Uni<List<@Nullable Object>> answers(SqlClient client, ScopedQuestion scoped, List<Inquiry> inquiries) {
        var question = scoped.question();
        var sql = statements.get(
                "answers",
                scoped.access(),
                null,
                question,
                Sql.class,
                () -> AnswerSql.compile(scoped.access(), question));
        return execute(client, sql, AnswerSql.slots(question, inquiries)).map(rows -> {
            var answers = new ArrayList<@Nullable Object>(Collections.nCopies(inquiries.size(), null));
            rows.forEach(row -> answers.set(AnswerSql.asking(row), AnswerSql.answer(question, row)));
            return answers;
        });
    }

    private static Map<String, ?> slot(Collection<UUID> ids) {
        return Map.of("ids", ids.toArray(UUID[]::new));
    }

    static Uni<RowSet<Row>> execute(SqlClient client, Sql sql, Map<String, ?> slots) {
        return client.preparedQuery(sql.text()).execute(sql.tuple(slots));
    }

    private ReadSql.Compiled compiledList(ScopedQuery scoped, Set<String> retired, @Nullable Cursor cursor) {
        var query = scoped.query();
        var question = new RecordQuery(
                query.form(), query.filter(), query.search(), query.sort(), query.fields(), null, query.limit());
        return statements.get(
                cursor == null ? "first" : "after " + cursor.pattern(),
                scoped.access(),
                query.filter(),
                List.of(question, retired),
                ReadSql.Compiled.class,
                () -> ReadSql.list(scoped.access(), question, retired, cursor));
    }

    private Uni<RecordRows> page(SqlClient client, RowReader reader, RowSet<Row> rows, int limit) {
        var records = new ArrayList<StoredRecord>();
        String next = null;
        Row last = null;
        for (var row : rows) {
            if (records.size() == limit) {
                next = last == null ? null : reader.cursor(last).encode();
                break;
            }
            records.add(reader.record(row));
            last = row;
        }
        var cursor = next;
        return titles(client, reader)
                .map(titles -> new RecordRows(records, titles, reader.people(), reader.departments(), cursor));
    }

    private Uni<Map<UUID, String>> titles(SqlClient client, RowReader reader) {
        if (reader.linked().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var named = new ArrayList<Uni<Map<UUID, String>>>();
        for (Map.Entry<FormAccess, Set<UUID>> entry : reader.linked().entrySet()) {
            named.add(titles(client, entry.getKey(), entry.getValue()));
        }
        return Uni.join().all(named).andFailFast().map(all -> {
            var titles = new HashMap<UUID, String>();
            all.forEach(titles::putAll);
            return titles;
        });
    }
}
