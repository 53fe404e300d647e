package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;

/**
 * What people say about records. Who may read a record may read what is said about it: whoever asks here has made sure of that.
 *
 * <p>Comments belong to the id of their record. So they wait while it lies in the trash, are there again when it comes back, and go
 * for good with it, see {@link TrashPurge}.
 */
@ApplicationScoped
public class RecordComments {

    private static final String SELECT = """
            SELECT c.id, c.record, c.author, c.text, c.at, c.edited_at, c.version,
                   c.reply_to, p.author AS reply_author, p.text AS reply_text
              FROM record_comment c LEFT JOIN record_comment p ON p.id = c.reply_to\n""";

    private final Database database;

    RecordComments(Database database) {
        this.database = database;
    }

    /** Outside the container, for tests of engines. */
    public static RecordComments of(Database database) {
        return new RecordComments(database);
    }

    /** Comments on a record, newest first, said before {@code before}. */
    public Uni<List<RecordComment>> page(UUID record, @Nullable UUID before, int limit) {
        return database.pool()
                .preparedQuery(
                        SELECT + "WHERE c.record = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3")
                .execute(Tuple.from(Arrays.asList(record, before, limit)))
                .map(rows -> Rows.list(rows, RecordComments::comment));
    }

    /** How many there are, without those that were removed. */
    public Uni<Long> count(UUID record) {
        return database.pool()
                .preparedQuery("SELECT count(*) FROM record_comment WHERE record = $1 AND text IS NOT NULL")
                .execute(Tuple.of(record))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** One comment on a record, held until the transaction ends. */
    public Uni<Optional<RecordComment>> lock(Transaction transaction, UUID record, UUID id) {
        return one(transaction.connection(), record, id, " FOR UPDATE OF c");
    }

    /** One comment on a record, as {@code transaction} sees it. */
    public Uni<Optional<RecordComment>> find(Transaction transaction, UUID record, UUID id) {
        return one(transaction.connection(), record, id, "");
    }

    private static Uni<Optional<RecordComment>> one(SqlClient client, UUID record, UUID id, String hold) {
        return client.preparedQuery(SELECT + "WHERE c.record = $1 AND c.id = $2" + hold)
                .execute(Tuple.of(record, id))
                .map(rows -> Rows.first(rows, RecordComments::comment));
    }

    /** Those who have said something about a record that still stands, the latest first. */
    public Uni<List<UUID>> authors(Transaction transaction, UUID record, int most) {
        return transaction
                .connection()
                .preparedQuery("""
                        SELECT author FROM record_comment WHERE record = $1 AND text IS NOT NULL
                         GROUP BY author ORDER BY max(at) DESC, author LIMIT $2""")
                .execute(Tuple.of(record, most))
                .map(rows -> Rows.list(rows, row -> row.getUUID(0)));
    }

    public Uni<Void> insert(Transaction transaction, ObjectKey form, RecordComment comment) {
        var answered = comment.replyTo();
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO record_comment (id, form, record, reply_to, author, text, at, version)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .execute(Tuple.from(Arrays.asList(
                        comment.id(),
                        form.toString(),
                        comment.record(),
                        answered == null ? null : answered.id(),
                        comment.author(),
                        comment.text(),
                        Rows.utc(comment.at()),
                        comment.version())))
                .replaceWithVoid();
    }

    /** Gives a comment that is held another text. */
    public Uni<Void> edit(Transaction transaction, UUID id, String text, Instant at) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE record_comment SET text = $2, edited_at = $3, version = version + 1
                         WHERE id = $1 AND text IS NOT NULL""")
                .execute(Tuple.of(id, text, Rows.utc(at)))
                .replaceWithVoid();
    }

    /** Takes the text from a comment that is held; its place stays, for those who answered it. */
    public Uni<Void> remove(Transaction transaction, UUID id, UUID by, Instant at) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE record_comment SET text = NULL, deleted_at = $3, deleted_by = $2, version = version + 1
                         WHERE id = $1 AND text IS NOT NULL""")
                .execute(Tuple.of(id, by, Rows.utc(at)))
                .replaceWithVoid();
    }

    private static RecordComment comment(Row row) {
        var edited = row.getOffsetDateTime("edited_at");
        var answered = row.getUUID("reply_to");
        var answeredAuthor = row.getUUID("reply_author");
        return new RecordComment(
                row.getUUID("id"),
                row.getUUID("record"),
                row.getUUID("author"),
                row.getString("text"),
                row.getOffsetDateTime("at").toInstant(),
                edited == null ? null : edited.toInstant(),
                answered == null
                        ? null
                        : new RecordComment.Answered(
                                answered, Objects.requireNonNull(answeredAuthor), row.getString("reply_text")),
                row.getInteger("version"));
    }
}
