package org.mortise.core.file;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.kernel.ObjectKey;

/** What is known of files. */
final class FileTable {

    private static final String COLUMNS =
            "id, form, field, name, size, media_type, sha256, width, height, uploaded_by, uploaded_at, state, record,"
                    + " replaces, version, taken_at, taken_place";

    /** The files of {@code $1} with all versions before them. */
    private static final String CHAIN = """
            WITH RECURSIVE chain AS (
              SELECT id, replaces FROM file WHERE id = ANY ($1)
              UNION SELECT older.id, older.replaces FROM file older JOIN chain ON older.id = chain.replaces)
            """;

    Uni<Void> insert(SqlClient client, StoredFile file) {
        var content = file.content();
        var picture = file.picture();
        var place = file.place();
        return client.preparedQuery("INSERT INTO file (" + COLUMNS + """
                        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""")
                .execute(Tuple.from(Arrays.asList(
                        file.id(),
                        place == null ? null : place.form().toString(),
                        place == null ? null : place.field(),
                        content.name(),
                        content.size(),
                        content.type(),
                        content.sha256(),
                        picture == null ? null : picture.width(),
                        picture == null ? null : picture.height(),
                        file.uploadedBy(),
                        Rows.utc(file.uploadedAt()),
                        name(file.state()),
                        file.record(),
                        file.replaces(),
                        file.version(),
                        Rows.utcOrNull(file.shot().at()),
                        file.shot().place())))
                .replaceWithVoid();
    }

    Uni<List<StoredFile>> all(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM file WHERE id = ANY ($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, FileTable::file));
    }

    /** The file and the versions before it, newest first. */
    Uni<List<StoredFile>> versions(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery(CHAIN + "SELECT " + COLUMNS
                        + " FROM file WHERE id IN (SELECT id FROM chain) ORDER BY version DESC, id DESC")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, FileTable::file));
    }

    /** How many files somebody has brought that nothing refers to. */
    Uni<Integer> waiting(SqlClient client, UUID person) {
        return client.preparedQuery("SELECT count(*)::int FROM file WHERE uploaded_by = $1 AND state = 'uploaded'")
                .execute(Tuple.of(person))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Gives files and their earlier versions to a record; how many of {@code ids} it has then. */
    Uni<Integer> attach(SqlClient client, UUID record, @Nullable UUID person, Collection<UUID> ids) {
        return client.preparedQuery(CHAIN + """
                        UPDATE file SET state = 'attached', record = $2, orphaned_at = NULL
                         WHERE id IN (SELECT id FROM chain)
                           AND (record = $2 OR (record IS NULL AND uploaded_by = $3 AND state = 'uploaded'))
                        RETURNING id""")
                .execute(Tuple.of(ids.toArray(UUID[]::new), record, person))
                .map(rows -> (int) Rows.list(rows, row -> row.getUUID("id")).stream()
                        .filter(ids::contains)
                        .count());
    }

    /** Lets files and their earlier versions go. */
    Uni<Void> release(SqlClient client, UUID record, Collection<UUID> ids, Instant now) {
        return client.preparedQuery(CHAIN + """
                        UPDATE file SET state = 'orphaned', orphaned_at = $3
                         WHERE id IN (SELECT id FROM chain) AND record = $2 AND state = 'attached'""")
                .execute(Tuple.of(ids.toArray(UUID[]::new), record, Rows.utc(now)))
                .replaceWithVoid();
    }

    /** Of a file that belongs to no record. */
    Uni<Void> use(SqlClient client, UUID id) {
        return client.preparedQuery("UPDATE file SET state = 'attached' WHERE id = $1 AND record IS NULL")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Of a file that belongs to no record. */
    Uni<Void> discard(SqlClient client, UUID id) {
        return client.preparedQuery("DELETE FROM file WHERE id = $1 AND record IS NULL")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Forgets a file that nobody attached; whether there was one. */
    Uni<Boolean> withdraw(SqlClient client, UUID id, UUID person) {
        return client.preparedQuery("DELETE FROM file WHERE id = $1 AND uploaded_by = $2 AND state = 'uploaded'")
                .execute(Tuple.of(id, person))
                .map(SqlResult::rowCount)
                .map(count -> count == 1);
    }

    /**
     * Forgets files whose time has come and returns their ids; other nodes may do the same. The time of a file that belongs to a field
     * has come, too, when the form has been without that field for as long as a released file is kept.
     */
    Uni<List<UUID>> purge(SqlClient client, Instant uploadedBefore, Instant orphanedBefore, int most) {
        return client.preparedQuery("""
                        DELETE FROM file WHERE id IN (
                          SELECT id FROM file WHERE (state = 'uploaded' AND uploaded_at < $1)
                              OR (state = 'orphaned' AND orphaned_at < $2)
                              OR (state = 'attached' AND EXISTS (SELECT FROM form_storage AS gone
                                   WHERE gone.form = file.form AND gone.field = file.field AND gone.retired_at < $2))
                           LIMIT $3 FOR UPDATE SKIP LOCKED)
                        RETURNING id""")
                .execute(Tuple.of(Rows.utc(uploadedBefore), Rows.utc(orphanedBefore), most))
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    Uni<Optional<StoredFile>> find(SqlClient client, UUID id) {
        return all(client, List.of(id)).map(found -> found.stream().findFirst());
    }

    private static String name(StoredFile.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static StoredFile file(Row row) {
        var form = row.getString("form");
        var width = row.getInteger("width");
        var taken = row.getOffsetDateTime("taken_at");
        return new StoredFile(
                row.getUUID("id"),
                form == null ? null : new StoredFile.Place(ObjectKey.parse(form), row.getString("field")),
                new StoredFile.Content(
                        row.getString("name"),
                        row.getLong("size"),
                        row.getString("media_type"),
                        row.getString("sha256")),
                width == null ? null : new PictureSize(width, row.getInteger("height")),
                new Shot(taken == null ? null : taken.toInstant(), row.getString("taken_place")),
                row.getUUID("uploaded_by"),
                row.getOffsetDateTime("uploaded_at").toInstant(),
                StoredFile.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getUUID("record"),
                row.getUUID("replaces"),
                row.getInteger("version"));
    }
}
