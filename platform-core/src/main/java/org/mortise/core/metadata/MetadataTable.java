package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Checksum;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** What is in force, in {@code metadata_object} and {@code metadata_version}; documents come out as this server knows them. */
@ApplicationScoped
class MetadataTable {

    /** Of {@link org.mortise.core.database.News}: what was published, as a number of the revision. */
    static final String CHANNEL = "mortise_metadata";

    private static final String PUBLISHED = """
            SELECT o.pkg, o.key, o.kind, v.version, v.doc::text AS doc,
                   coalesce(o.derived, v.compiled)::text AS compiled
            FROM metadata_object o JOIN metadata_version v ON v.object = o.id AND v.version = o.published_version
            WHERE o.published_at_revision > $1
            """;

    private final MetadataKinds kinds;

    MetadataTable(MetadataKinds kinds) {
        this.kinds = kinds;
    }

    Uni<Long> revision(SqlClient client) {
        return client.query("SELECT revision FROM metadata_revision")
                .execute()
                .map(rows -> rows.iterator().next().getLong("revision"));
    }

    /** What was published after {@code revision}, in its version of now. */
    Uni<List<PublishedObject>> changedSince(SqlClient client, long revision) {
        return client.preparedQuery(PUBLISHED).execute(Tuple.of(revision)).map(this::objects);
    }

    private List<PublishedObject> objects(RowSet<Row> rows) {
        var objects = new ArrayList<PublishedObject>();
        rows.forEach(row -> objects.add(object(row)));
        return objects;
    }

    private PublishedObject object(Row row) {
        @Nullable String compiled = row.getString("compiled");
        return new PublishedObject(
                new ObjectKey(row.getString("pkg"), row.getString("key")),
                row.getString("kind"),
                row.getInteger("version"),
                kinds.current(row.getString("kind"), Json.parse(row.getString("doc"))),
                compiled == null ? null : kinds.refreshed(row.getString("kind"), Json.parse(compiled)));
    }

    /** Lets nobody else publish until this transaction ends. */
    Uni<Void> lockRevision(SqlClient client) {
        return client.query("SELECT revision FROM metadata_revision FOR UPDATE")
                .execute()
                .replaceWithVoid();
    }

    /** Counts one publish and tells the other nodes when the transaction commits. */
    Uni<Void> advance(SqlClient client) {
        return client.preparedQuery("""
                        WITH next AS (UPDATE metadata_revision SET revision = revision + 1 RETURNING revision)
                        SELECT pg_notify($1, revision::text) FROM next
                        """).execute(Tuple.of(CHANNEL)).replaceWithVoid();
    }

    /** Writes a new version and puts it into force as of the next revision. */
    Uni<Void> publish(SqlClient client, Examined examined, String note, @Nullable UUID by, Instant at) {
        var object = examined.object();
        var canonical = Json.canonical(object.doc());
        var compiled = object.compiled();
        var bundleVersion = examined.release().bundleVersion();
        return client.preparedQuery("""
                        WITH owner AS (
                          INSERT INTO metadata_object
                            (pkg, key, kind, origin, base, base_version, published_version, published_at_revision,
                             updated_at, updated_by)
                          SELECT $1, $2, $3, CASE WHEN $4::text IS NULL THEN 'local' ELSE 'bundle' END,
                            CASE WHEN $4::text IS NULL THEN NULL ELSE $6::text::json END, $4, $5, revision + 1, $8, $9
                          FROM metadata_revision
                          ON CONFLICT (pkg, key, kind) DO UPDATE SET
                            origin = CASE WHEN $4::text IS NULL THEN metadata_object.origin ELSE 'bundle' END,
                            base = coalesce(excluded.base, metadata_object.base),
                            base_version = coalesce(excluded.base_version, metadata_object.base_version),
                            published_version = excluded.published_version,
                            derived = NULL,
                            published_at_revision = excluded.published_at_revision,
                            updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                          RETURNING id)
                        INSERT INTO metadata_version
                          (object, version, doc, compiled, checksum, note, published_by, published_at)
                        SELECT id, $5, $6::text::json, $7::text::json, $10, $11, $9, $8 FROM owner
                        """)
                .execute(Tuple.from(Arrays.asList(
                        object.key().pkg(),
                        object.key().key(),
                        object.kind(),
                        bundleVersion,
                        object.version(),
                        canonical,
                        compiled == null ? null : Json.write(compiled),
                        at.atOffset(ZoneOffset.UTC),
                        by,
                        Checksum.of(canonical),
                        note)))
                .replaceWithVoid();
    }

    /** Puts what is derived from the version in force into the next revision; nothing where another version is in force by now. */
    Uni<Void> derive(SqlClient client, PublishedObject object) {
        return client.preparedQuery("""
                        UPDATE metadata_object
                           SET derived = $5::text::json, published_at_revision = (SELECT revision + 1 FROM metadata_revision)
                         WHERE pkg = $1 AND key = $2 AND kind = $3 AND published_version = $4
                        """)
                .execute(Tuple.of(
                        object.key().pkg(),
                        object.key().key(),
                        object.kind(),
                        object.version(),
                        Json.write(Objects.requireNonNull(object.compiled()))))
                .replaceWithVoid();
    }

    /** What bundles last brought to {@code pkg}, by object; objects made here are absent. */
    Uni<Map<MetadataId, JsonNode>> bases(SqlClient client, String pkg) {
        return client.preparedQuery(
                        "SELECT kind, pkg, key, base::text AS base FROM metadata_object WHERE pkg = $1 AND base IS NOT NULL")
                .execute(Tuple.of(pkg))
                .map(rows -> {
                    var bases = new HashMap<MetadataId, JsonNode>();
                    rows.forEach(row -> bases.put(
                            new MetadataId(
                                    row.getString("kind"), new ObjectKey(row.getString("pkg"), row.getString("key"))),
                            kinds.current(row.getString("kind"), Json.parse(row.getString("base")))));
                    return bases;
                });
    }

    /** Remembers what a bundle brought where it did not come into force. */
    Uni<Void> rebase(SqlClient client, MetadataId id, JsonNode base, String bundleVersion) {
        return client.preparedQuery("""
                        UPDATE metadata_object SET base = $4::text::json, base_version = $5, origin = 'bundle'
                        WHERE pkg = $1 AND key = $2 AND kind = $3
                        """)
                .execute(Tuple.of(id.key().pkg(), id.key().key(), id.kind(), Json.canonical(base), bundleVersion))
                .replaceWithVoid();
    }
}
