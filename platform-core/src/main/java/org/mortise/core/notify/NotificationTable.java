package org.mortise.core.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.vault.Vault;

/** SQL of notifications. */
@ApplicationScoped
class NotificationTable {

    private static final String PLACE = "notification";

    private final Vault vault;

    NotificationTable(Vault vault) {
        this.vault = vault;
    }

    /** A notification in somebody's list. */
    record Received(UUID id, Notification notification, Instant at, boolean read) {}

    private static final String INSERT = """
            INSERT INTO notification (id, recipient, title, body, form, record, at, anchor)
            VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5, $6, $7, $8)
            ON CONFLICT (anchor, recipient) WHERE anchor IS NOT NULL
              DO UPDATE SET id = EXCLUDED.id, title = EXCLUDED.title, body = EXCLUDED.body, at = EXCLUDED.at, read_at = NULL""";

    Uni<Void> insert(Transaction transaction, List<Notification> notifications, Instant now) {
        var rows = notifications.stream()
                .map(notification -> Tuple.from(Arrays.asList(
                        Ids.next(),
                        notification.recipient(),
                        vault.written(PLACE, notification.title()),
                        notification.body() == null ? null : vault.written(PLACE, notification.body()),
                        notification.form() == null ? null : notification.form().toString(),
                        notification.record(),
                        Rows.utc(now),
                        notification.anchor())))
                .toList();
        return transaction.connection().preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    Uni<Void> setBody(Transaction transaction, String anchor, LocalizedText body) {
        return transaction
                .connection()
                .preparedQuery("UPDATE notification SET body = $2::text::jsonb WHERE anchor = $1 AND body IS NOT NULL")
                .execute(Tuple.of(anchor, vault.written(PLACE, body)))
                .replaceWithVoid();
    }

    Uni<Void> delete(Transaction transaction, String anchor) {
        return transaction
                .connection()
                .preparedQuery("DELETE FROM notification WHERE anchor = $1")
                .execute(Tuple.of(anchor))
                .replaceWithVoid();
    }

    /** Newest first, older than {@code before}. */
    Uni<List<Received>> page(SqlClient client, UUID recipient, @Nullable UUID before, int limit) {
        return client.preparedQuery("""
                        SELECT id, recipient, title::text AS title, body::text AS body, form, record, at, read_at, anchor
                          FROM notification WHERE recipient = $1 AND ($2::uuid IS NULL OR id < $2)
                         ORDER BY id DESC LIMIT $3""")
                .execute(Tuple.from(Arrays.asList(recipient, before, limit)))
                .map(rows -> Rows.list(rows, this::received));
    }

    Uni<Long> unread(SqlClient client, UUID recipient) {
        return client.preparedQuery("SELECT count(*) AS n FROM notification WHERE recipient = $1 AND read_at IS NULL")
                .execute(Tuple.of(recipient))
                .map(rows -> rows.iterator().next().getLong("n"));
    }

    /** Marks some, or all when {@code ids} is null, as read; other people's are left alone. */
    Uni<Void> read(SqlClient client, UUID recipient, @Nullable List<UUID> ids, Instant now) {
        return client.preparedQuery("""
                        UPDATE notification SET read_at = $3
                         WHERE recipient = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY($2))""")
                .execute(Tuple.from(
                        Arrays.asList(recipient, ids == null ? null : ids.toArray(UUID[]::new), Rows.utc(now))))
                .replaceWithVoid();
    }

    private Received received(Row row) {
        var body = row.getString("body");
        var form = row.getString("form");
        return new Received(
                row.getUUID("id"),
                new Notification(
                        row.getUUID("recipient"),
                        text(row.getString("title")),
                        body == null ? null : text(body),
                        form == null ? null : ObjectKey.parse(form),
                        row.getUUID("record"),
                        row.getString("anchor")),
                row.getOffsetDateTime("at").toInstant(),
                row.getOffsetDateTime("read_at") != null);
    }

    private LocalizedText text(String json) {
        return Json.convert(vault.read(PLACE, json), LocalizedText.class);
    }
}
