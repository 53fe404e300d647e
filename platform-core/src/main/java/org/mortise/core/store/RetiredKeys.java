package org.mortise.core.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.metadata.FormShape;

/** Keys of fields that were taken out of a form: documents may still hold them, readers never see them. */
final class RetiredKeys {

    private static final int MOST = 5000;

    private record Version(String form, int version) {}

    private final Map<Version, Set<String>> known = new ConcurrentHashMap<>();

    Uni<Set<String>> of(SqlClient client, FormShape shape) {
        var version = new Version(shape.form().toString(), shape.version());
        var kept = known.get(version);
        if (kept != null) {
            return Uni.createFrom().item(kept);
        }
        return client.preparedQuery("SELECT field FROM form_storage WHERE form = $1 AND NOT live")
                .execute(Tuple.of(version.form()))
                .map(rows -> {
                    Set<String> keys = new HashSet<>();
                    rows.forEach(row -> keys.add(row.getString(0)));
                    return Set.copyOf(keys);
                })
                .invoke(keys -> keep(version, keys));
    }

    private void keep(Version version, Set<String> keys) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(version, keys);
    }
}
