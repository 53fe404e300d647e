package org.mortise.core.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.FormStorageTable.Stored;
import org.mortise.core.vault.Vault;

/**
 * Makes the tables of a form fit a shape that is being published, in the transaction of the publish.
 *
 * <p>New fields are new columns, which takes milliseconds however many records there are; only columns whose values old
 * documents already hold (a field that comes back) are filled, by touching those documents. Nothing is ever dropped but unique
 * indexes and the view.
 */
@ApplicationScoped
public class RecordTables {

    private static final int MOST_TOLD = 20;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final FormStorageTable storage = new FormStorageTable();
    private final FormIndexes indexes;
    private final EncryptionKeys keys;

    RecordTables(FormIndexes indexes, EncryptionKeys keys) {
        this.indexes = indexes;
        this.keys = keys;
    }

    /** Outside the container, for tests of engines. */
    public static RecordTables of(FormIndexes indexes, Vault vault) {
        return new RecordTables(indexes, indexes.encryptionKeys(vault));
    }

    /**
     * @param previous the shape in force until now; null for a new form
     * @return fails with {@code field_type_fixed} when a key would change the type it is stored by, with {@code duplicates_exist}
     *     when records share values that shall be unique
     */
    public Uni<Void> publish(Transaction transaction, @Nullable FormShape previous, FormShape next) {
        var connection = transaction.connection();
        return (Sealing.isNeeded(next) ? keys.use(connection) : Uni.createFrom().voidItem())
                .chain(() -> storage.read(connection, next))
                .invoke(known -> refuseOtherTypes(known, next))
                .call(() -> previous == null ? Uni.createFrom().voidItem() : conform(transaction, previous, next))
                .flatMap(known -> withoutWaiting(connection, () -> change(connection, known, previous, next))
                        .chain(() -> fill(connection, known, next))
                        .chain(() -> uniques(connection, next))
                        .chain(() -> indexLater(transaction, previous, next))
                        .chain(() -> storage.write(connection, next, FormStorageTable.wanted(next))));
    }

    /** Before the tables are changed, because a walk holds its run first and then what it turns. */
    private Uni<Void> conform(Transaction transaction, FormShape previous, FormShape next) {
        return sealed(previous).equals(sealed(next))
                ? keys.conformRest(transaction, next)
                : keys.conform(transaction, next);
    }

    /** Lets no walk turn values of the form until the transaction ends: whoever converts values calls this first. */
    public Uni<Void> hold(Transaction transaction, ObjectKey form) {
        return ResealTable.hold(transaction.connection(), form);
    }

    /** All values of the form are as they shall be. Gives up soon where somebody reads the view for long. */
    Uni<Void> settle(Transaction transaction, FormShape turned) {
        var settled = turned.settled();
        return run(transaction.connection(), "SET LOCAL lock_timeout = '700ms'")
                .chain(() -> run(transaction.connection(), String.join(";\n", TableDdl.settled(settled))))
                .chain(() -> searched(turned).equals(searched(settled))
                        ? Uni.createFrom().voidItem()
                        : indexes.ensureSearch(transaction, settled));
    }

    /** Paths of what is encrypted. */
    private static List<String> sealed(FormShape shape) {
        return shape.fields().stream()
                .flatMap(field -> Stream.concat(
                        field.encrypted() ? Stream.of(field.key()) : Stream.empty(),
                        field.fields().stream()
                                .filter(FieldShape::encrypted)
                                .map(column -> field.key() + "." + column.key())))
                .sorted()
                .toList();
    }

    private Uni<Void> indexLater(Transaction transaction, @Nullable FormShape previous, FormShape next) {
        if (previous == null) {
            return Uni.createFrom().voidItem();
        }
        return oneAfterTheOther(TableDdl.laterIndexes(previous, next).stream()
                        .map(later ->
                                indexes.ensureColumn(transaction, later.table(), later.column(), later.direction()))
                        .toList())
                .chain(() -> searched(previous).equals(searched(next))
                        ? Uni.createFrom().voidItem()
                        : indexes.ensureSearch(transaction, next));
    }

    /** Has indexes over fields and columns built once the transaction has committed; by their paths, such as {@code items.sku}. */
    public Uni<Void> index(Transaction transaction, FormShape shape, List<String> paths) {
        return oneAfterTheOther(paths.stream()
                .flatMap(path -> wish(shape, path).stream())
                .map(wish -> indexes.ensure(transaction, wish))
                .toList());
    }

    /** Has the indexes over fields and columns dropped that nothing but their hint asked for: those of links are needed all the same. */
    public Uni<Void> giveUpIndexes(Transaction transaction, FormShape shape, List<String> paths) {
        return oneAfterTheOther(paths.stream()
                .flatMap(path -> hinted(shape, path).stream())
                .map(wish -> indexes.giveUp(transaction, wish))
                .toList());
    }

    private static Optional<IndexWish> hinted(FormShape shape, String path) {
        var keys = path.split("\\.", 2);
        var field = shape.field(keys[0]);
        var last = keys.length == 1 ? field : field.flatMap(table -> table.field(keys[1]));
        return last.filter(own -> own.type() != ValueType.LINK && own.type() != ValueType.LINKS)
                .flatMap(own -> wish(shape, path));
    }

    private static Optional<IndexWish> wish(FormShape shape, String path) {
        var keys = path.split("\\.", 2);
        var field = shape.field(keys[0]);
        return keys.length == 1
                ? field.flatMap(own -> IndexWish.ofField(shape.table(), own))
                : field.flatMap(table ->
                        table.field(keys[1]).flatMap(column -> IndexWish.ofField(Tables.tableOf(table), column)));
    }

    private static List<String> searched(FormShape shape) {
        return Stream.concat(
                        Stream.of(shape.titleField()),
                        SearchSql.fields(shape).stream()
                                .map(field -> field.key() + " " + field.control())
                                .sorted())
                .toList();
    }

    private Uni<Void> change(
            SqlConnection connection, Map<String, Stored> known, @Nullable FormShape previous, FormShape next) {
        var inUse = previous == null ? List.<String>of() : TableDdl.tableNames(previous);
        var statements = new ArrayList<>(TableDdl.tables(next, inUse, known));
        if (previous != null) {
            var kept = UniqueIndex.of(next).stream().map(UniqueIndex::name).toList();
            UniqueIndex.of(previous).stream()
                    .filter(unique -> !kept.contains(unique.name()))
                    .forEach(unique -> statements.add(unique.drop()));
        }
        statements.addAll(TableDdl.view(next));
        return run(connection, String.join(";\n", statements));
    }

    /**
     * DDL waits for running transactions, and everybody waits behind it: so it gives up before long, lets the others through and
     * tries again. Before a second is over, because an index that is being built waits for this statement in turn, and after a
     * second the database would end one of the two.
     */
    private Uni<Void> withoutWaiting(SqlConnection connection, java.util.function.Supplier<Uni<Void>> ddl) {
        return run(connection, "SET LOCAL lock_timeout = '700ms'")
                .chain(() -> Uni.createFrom()
                        .deferred(() -> run(connection, "SAVEPOINT ddl").chain(() -> ddl.get()))
                        .onFailure(RecordTables::isLockTimeout)
                        .call(() -> run(connection, "ROLLBACK TO SAVEPOINT ddl"))
                        .onFailure(RecordTables::isLockTimeout)
                        .retry()
                        .withBackOff(PAUSE, PAUSE.multipliedBy(4))
                        .atMost(TRIES))
                .chain(() -> run(connection, "RELEASE SAVEPOINT ddl; SET LOCAL lock_timeout = DEFAULT"));
    }

    private Uni<Void> fill(SqlConnection connection, Map<String, Stored> known, FormShape next) {
        var tables = new ArrayList<Uni<Void>>();
        var top = newColumns(known, "", next.fields());
        if (!top.isEmpty() && !known.isEmpty()) {
            tables.add(touch(connection, next.table(), top));
        }
        for (var field : next.fields()) {
            var columns = newColumns(known, field.key() + ".", field.fields());
            if (!columns.isEmpty() && known.containsKey(field.key())) {
                tables.add(touch(connection, Tables.tableOf(field), columns));
            }
        }
        return oneAfterTheOther(tables);
    }

    /** Lets the trigger fill the columns of documents that hold any of the keys. */
    private Uni<Void> touch(SqlConnection connection, String table, List<String> keys) {
        return connection
                .preparedQuery("UPDATE " + Tables.quoted(Tables.SCHEMA, table) + " SET data = data WHERE data ?| $1")
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static List<String> newColumns(Map<String, Stored> known, String prefix, List<FieldShape> fields) {
        return fields.stream()
                .filter(field -> field.column() != null)
                .filter(field -> {
                    var stored = known.get(prefix + field.key());
                    return stored == null || !stored.live() || stored.column() == null;
                })
                .map(FieldShape::key)
                .toList();
    }

    /**
     * Values that records or rows share although {@code next} does not let them, told before it is published; as far as the tables
     * of {@code previous} can say.
     */
    public Uni<List<Problem>> duplicates(Transaction transaction, FormShape previous, FormShape next) {
        var connection = transaction.connection();
        return Multi.createFrom()
                .iterable(UniqueIndex.of(next).stream()
                        .filter(unique -> unique.isOver(previous))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(unique -> isThere(connection, unique)
                        .flatMap(there ->
                                there ? Uni.createFrom().item(Optional.<Problem>empty()) : shared(connection, unique)))
                .collect()
                .in(ArrayList<Problem>::new, (found, problem) -> problem.ifPresent(found::add))
                .map(List::copyOf);
    }

    private Uni<Void> uniques(SqlConnection connection, FormShape next) {
        return oneAfterTheOther(UniqueIndex.of(next).stream()
                .map(unique -> unique(connection, unique))
                .toList());
    }

    private Uni<Void> unique(SqlConnection connection, UniqueIndex unique) {
        return isThere(connection, unique)
                .flatMap(there -> there ? Uni.createFrom().voidItem() : keptApart(connection, unique));
    }

    /** Who writes waits meanwhile: so the values are counted only when the index has found that some occur more than once. */
    private Uni<Void> keptApart(SqlConnection connection, UniqueIndex unique) {
        return run(connection, "SAVEPOINT keeping_apart; SET LOCAL maintenance_work_mem = '256MB'")
                .chain(() -> run(connection, unique.create()))
                .onFailure(Violations::isTaken)
                .recoverWithUni(taken -> run(connection, "ROLLBACK TO SAVEPOINT keeping_apart")
                        .chain(() -> shared(connection, unique))
                        .invoke(shared -> {
                            throw Rejected.invalid(List.of(shared.orElseThrow(() -> new IllegalStateException(taken))));
                        })
                        .replaceWithVoid())
                .chain(() ->
                        run(connection, "RELEASE SAVEPOINT keeping_apart; SET LOCAL maintenance_work_mem = DEFAULT"));
    }

    private static Uni<Boolean> isThere(SqlConnection connection, UniqueIndex unique) {
        return connection
                .preparedQuery("SELECT to_regclass($1) IS NOT NULL")
                .execute(Tuple.of(Tables.quoted(Tables.SCHEMA, unique.name())))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Uni<Optional<Problem>> shared(SqlConnection connection, UniqueIndex unique) {
        return connection.query(unique.duplicates(MOST_TOLD)).execute().map(found -> {
            var values = new ArrayList<String>();
            var all = 0L;
            for (var row : found) {
                values.add(unique.named(row.getString(0)) + " ×" + row.getLong(1));
                all = row.getLong(2);
            }
            return values.isEmpty() ? Optional.empty() : Optional.of(duplicates(unique, all, values));
        });
    }

    private static Problem duplicates(UniqueIndex unique, long count, List<String> values) {
        var more = count > values.size() ? ", …" : "";
        return Problem.at(
                unique.pointer(),
                "duplicates_exist",
                Map.of(
                        "field",
                        unique.fields().get(0).key(),
                        "title",
                        unique.titles(),
                        "count",
                        count,
                        "values",
                        String.join(", ", values) + more));
    }

    private static void refuseOtherTypes(Map<String, Stored> known, FormShape next) {
        var problems = new ArrayList<Problem>();
        FormStorageTable.wanted(next).forEach((field, wanted) -> {
            var stored = known.get(field);
            if (stored != null
                    && next.at(field).filter(FieldShape::turning).isEmpty()
                    && stored.columnType() != null
                    && wanted.columnType() != null
                    && !stored.columnType().equals(wanted.columnType())) {
                problems.add(Problem.at("/model/fields", "field_type_fixed", Map.of("field", field)));
            }
        });
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }

    private static Uni<Void> oneAfterTheOther(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step.replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> run(SqlConnection connection, String sql) {
        return connection.query(sql).execute().replaceWithVoid();
    }

    private static boolean isLockTimeout(Throwable failure) {
        return failure instanceof PgException refused && LOCK_NOT_AVAILABLE.equals(refused.getSqlState());
    }
}
