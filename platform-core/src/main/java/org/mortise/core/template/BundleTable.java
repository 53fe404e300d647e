package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/** Bundles that were installed, in {@code bundle}: what an export needs beyond the objects themselves. */
@ApplicationScoped
class BundleTable {

    /** @param sample lines by name, as in {@link Bundle} */
    record Row(JsonNode manifest, SortedMap<String, List<JsonNode>> sample) {}

    Uni<Optional<Row>> find(SqlClient client, String pkg) {
        return client.preparedQuery(
                        "SELECT manifest::text AS manifest, sample::text AS sample FROM bundle WHERE pkg = $1")
                .execute(Tuple.of(pkg))
                .map(rows -> {
                    var all = rows.iterator();
                    return all.hasNext() ? Optional.of(row(all.next())) : Optional.empty();
                });
    }

    Uni<Void> save(SqlClient client, Bundle bundle, @Nullable UUID by, Instant at) {
        return client.preparedQuery("""
                        INSERT INTO bundle (pkg, manifest, sample, installed_by, installed_at)
                        VALUES ($1, $2::text::json, $3::text::json, $4, $5)
                        ON CONFLICT (pkg) DO UPDATE SET manifest = excluded.manifest, sample = excluded.sample,
                          installed_by = excluded.installed_by, installed_at = excluded.installed_at
                        WHERE (bundle.manifest::text, bundle.sample::text)
                              IS DISTINCT FROM (excluded.manifest::text, excluded.sample::text)
                        """)
                .execute(Tuple.of(
                        bundle.pkg(),
                        Json.write(bundle.manifest()),
                        Json.write(bundle.sample()),
                        by,
                        at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Row row(io.vertx.mutiny.sqlclient.Row row) {
        var sample = new TreeMap<String, List<JsonNode>>();
        Json.parse(row.getString("sample"))
                .properties()
                .forEach(file -> sample.put(file.getKey(), List.copyOf(list(file.getValue()))));
        return new Row(Json.parse(row.getString("manifest")), sample);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
