package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** What designers work on, in {@code metadata_object}, and what they published, in {@code metadata_version}; as this server knows it. */
@ApplicationScoped
class DraftTable {

    private static final String SELECT = """
            SELECT o.pkg, o.key, o.kind, o.published_version, o.draft_revision, o.draft::text AS draft,
              v.doc::text AS published, o.origin, o.updated_at
            FROM metadata_object o
            LEFT JOIN metadata_version v ON v.object = o.id AND v.version = o.published_version
            """;
    private static final String THIS_OBJECT = "WHERE o.pkg = $1 AND o.key = $2 AND o.kind = $3";

    private final MetadataKinds kinds;

    DraftTable(MetadataKinds kinds) {
        this.kinds = kinds;
    }

    Uni<List<MetadataObject>> list(SqlClient client, String kind, @Nullable String pkg) {
        return client.preparedQuery(
                        SELECT + "WHERE o.kind = $1 AND ($2::text IS NULL OR o.pkg = $2) ORDER BY o.pkg, o.key")
                .execute(Tuple.of(kind, pkg))
                .map(rows -> {
                    var objects = new ArrayList<MetadataObject>();
                    rows.forEach(row -> objects.add(object(row)));
                    return objects;
                });
    }

    Uni<Optional<MetadataObject>> find(SqlClient client, MetadataId id) {
        return one(client, SELECT + THIS_OBJECT, id);
    }

    /** The same, letting nobody else change it until the transaction ends. */
    Uni<Optional<MetadataObject>> lock(SqlClient client, MetadataId id) {
        return one(client, SELECT + THIS_OBJECT + " FOR UPDATE OF o", id);
    }

    /** Files a first draft; false when the key is taken. */
    Uni<Boolean> insert(SqlClient client, MetadataId id, JsonNode doc, @Nullable UUID by, Instant at) {
        return client.preparedQuery("""
                        INSERT INTO metadata_object (pkg, key, kind, draft, draft_revision, origin, updated_at, updated_by)
                        VALUES ($1, $2, $3, $4::text::json, 1, 'local', $5, $6) ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(
                        id.key().pkg(), id.key().key(), id.kind(), Json.write(doc), at.atOffset(ZoneOffset.UTC), by))
                .map(result -> result.rowCount() == 1);
    }

    /** Replaces the draft, or empties it when {@code doc} is null. */
    Uni<Void> update(SqlClient client, MetadataId id, @Nullable JsonNode doc, @Nullable UUID by, Instant at) {
        return client.preparedQuery("""
                        UPDATE metadata_object SET draft = $4::text::json, draft_revision = draft_revision + 1,
                          updated_at = $5, updated_by = $6
                        WHERE pkg = $1 AND key = $2 AND kind = $3
                        """)
                .execute(Tuple.of(
                        id.key().pkg(),
                        id.key().key(),
                        id.kind(),
                        doc == null ? null : Json.write(doc),
                        at.atOffset(ZoneOffset.UTC),
                        by))
                .replaceWithVoid();
    }

    /** Forgets an object that was never in force. */
    Uni<Void> deleteUnpublished(SqlClient client, MetadataId id) {
        return client.preparedQuery("""
                        DELETE FROM metadata_object
                        WHERE pkg = $1 AND key = $2 AND kind = $3 AND published_version IS NULL
                        """).execute(parameters(id)).replaceWithVoid();
    }

    /** History without documents, newest first. */
    Uni<List<MetadataVersion>> versions(SqlClient client, MetadataId id) {
        return client.preparedQuery("""
                        SELECT v.version, NULL AS doc, v.checksum, v.note, v.published_by, v.published_at
                        FROM metadata_object o JOIN metadata_version v ON v.object = o.id
                        """ + THIS_OBJECT + " ORDER BY v.version DESC")
                .execute(parameters(id))
                .map(rows -> {
                    var versions = new ArrayList<MetadataVersion>();
                    rows.forEach(row -> versions.add(version(id.kind(), row)));
                    return versions;
                });
    }

    Uni<Optional<MetadataVersion>> version(SqlClient client, MetadataId id, int version) {
        return client.preparedQuery("""
                        SELECT v.version, v.doc::text AS doc, v.checksum, v.note, v.published_by, v.published_at
                        FROM metadata_object o JOIN metadata_version v ON v.object = o.id
                        """ + THIS_OBJECT + " AND v.version = $4")
                .execute(Tuple.of(id.key().pkg(), id.key().key(), id.kind(), version))
                .map(rows -> {
                    var all = rows.iterator();
                    return all.hasNext() ? Optional.of(version(id.kind(), all.next())) : Optional.empty();
                });
    }

    private Uni<Optional<MetadataObject>> one(SqlClient client, String sql, MetadataId id) {
        return client.preparedQuery(sql).execute(parameters(id)).map(rows -> {
            var all = rows.iterator();
            return all.hasNext() ? Optional.of(object(all.next())) : Optional.empty();
        });
    }

    private static Tuple parameters(MetadataId id) {
        return Tuple.of(id.key().pkg(), id.key().key(), id.kind());
    }

    private MetadataObject object(Row row) {
        return new MetadataObject(
                new MetadataId(row.getString("kind"), new ObjectKey(row.getString("pkg"), row.getString("key"))),
                row.getInteger("published_version"),
                row.getInteger("draft_revision"),
                json(row.getString("kind"), row.getString("draft")),
                json(row.getString("kind"), row.getString("published")),
                row.getString("origin"),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private MetadataVersion version(String kind, Row row) {
        return new MetadataVersion(
                row.getInteger("version"),
                json(kind, row.getString("doc")),
                row.getString("checksum"),
                row.getString("note"),
                row.getUUID("published_by"),
                row.getOffsetDateTime("published_at").toInstant());
    }

    private @Nullable JsonNode json(String kind, @Nullable String text) {
        return text == null ? null : kinds.current(kind, Json.parse(text));
    }
}
