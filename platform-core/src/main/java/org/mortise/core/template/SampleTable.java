package org.mortise.core.template;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.mortise.core.kernel.ObjectKey;

/** What came as a sample and goes with it, in {@code sample_row}, {@code sample_person} and {@code sample_department}. */
@ApplicationScoped
class SampleTable {

    record SampleRow(ObjectKey form, UUID record) {}

    Uni<Void> addRow(SqlClient client, String pkg, SampleRow row) {
        return client.preparedQuery("INSERT INTO sample_row (pkg, form, record) VALUES ($1, $2, $3)")
                .execute(Tuple.of(pkg, row.form().toString(), row.record()))
                .replaceWithVoid();
    }

    Uni<Void> addPerson(SqlClient client, String pkg, UUID person) {
        return client.preparedQuery("INSERT INTO sample_person (pkg, person) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(pkg, person))
                .replaceWithVoid();
    }

    Uni<Void> addDepartment(SqlClient client, String pkg, UUID department) {
        return client.preparedQuery("INSERT INTO sample_department (pkg, department) VALUES ($1, $2)")
                .execute(Tuple.of(pkg, department))
                .replaceWithVoid();
    }

    Uni<Boolean> isLoaded(SqlClient client, String pkg) {
        return client.preparedQuery("""
                        SELECT EXISTS (SELECT FROM sample_row WHERE pkg = $1)
                          OR EXISTS (SELECT FROM sample_person WHERE pkg = $1) AS loaded
                        """)
                .execute(Tuple.of(pkg))
                .map(rows -> rows.iterator().next().getBoolean("loaded"));
    }

    /** Records in the order in which nothing that is left refers to what is gone: last created first. */
    Uni<List<SampleRow>> rows(SqlClient client, String pkg) {
        return list(
                client,
                "SELECT form, record FROM sample_row WHERE pkg = $1 ORDER BY position DESC",
                pkg,
                row -> new SampleRow(ObjectKey.parse(row.getString("form")), row.getUUID("record")));
    }

    Uni<List<UUID>> people(SqlClient client, String pkg) {
        return list(client, "SELECT person FROM sample_person WHERE pkg = $1", pkg, row -> row.getUUID("person"));
    }

    /** Departments, those below before those above. */
    Uni<List<UUID>> departments(SqlClient client, String pkg) {
        return list(
                client,
                "SELECT department FROM sample_department WHERE pkg = $1 ORDER BY position DESC",
                pkg,
                row -> row.getUUID("department"));
    }

    Uni<Void> forget(SqlClient client, String pkg) {
        return client.preparedQuery("""
                        WITH rows AS (DELETE FROM sample_row WHERE pkg = $1),
                          departments AS (DELETE FROM sample_department WHERE pkg = $1)
                        DELETE FROM sample_person WHERE pkg = $1
                        """).execute(Tuple.of(pkg)).replaceWithVoid();
    }

    private static <T> Uni<List<T>> list(SqlClient client, String sql, String pkg, Function<Row, T> read) {
        return client.preparedQuery(sql).execute(Tuple.of(pkg)).map(rows -> all(rows, read));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        var all = new ArrayList<T>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
