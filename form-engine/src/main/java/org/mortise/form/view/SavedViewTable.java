package org.mortise.form.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.vault.Vault;

/** Rows of {@code saved_view}. */
@ApplicationScoped
class SavedViewTable {

    /** People filter by what they look for, so views are kept like what they look at. */
    private static final String PLACE = "saved_view";

    private final Vault vault;

    SavedViewTable(Vault vault) {
        this.vault = vault;
    }

    Uni<List<SavedView>> list(SqlClient client, ObjectKey form, UUID reader) {
        return client.preparedQuery("""
                        SELECT id, form, owner, shared, doc::text AS doc FROM saved_view
                        WHERE form = $1 AND (owner = $2 OR shared) ORDER BY created_at, id
                        """)
                .execute(Tuple.of(form.toString(), reader))
                .map(this::views);
    }

    /** Those of everybody, over all forms. */
    Uni<List<SavedView>> all(SqlClient client) {
        return client.preparedQuery(
                        "SELECT id, form, owner, shared, doc::text AS doc FROM saved_view ORDER BY created_at, id")
                .execute()
                .map(this::views);
    }

    Uni<Optional<SavedView>> find(SqlClient client, ObjectKey form, UUID id, UUID reader) {
        return client.preparedQuery("""
                        SELECT id, form, owner, shared, doc::text AS doc FROM saved_view
                        WHERE id = $1 AND form = $2 AND (owner = $3 OR shared)
                        """)
                .execute(Tuple.of(id, form.toString(), reader))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(view(rows.iterator().next())));
    }

    Uni<Void> insert(SqlClient client, SavedView view, Instant at) {
        return client.preparedQuery("""
                        INSERT INTO saved_view (id, form, owner, shared, doc, created_at)
                        VALUES ($1, $2, $3, $4, $5::text::jsonb, $6)
                        """)
                .execute(Tuple.of(
                        view.id(),
                        view.form().toString(),
                        view.owner(),
                        view.shared(),
                        vault.written(PLACE, view.doc()),
                        at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Only its owner's; says whether there was one. */
    Uni<Boolean> update(SqlClient client, SavedView view) {
        return client.preparedQuery(
                        "UPDATE saved_view SET shared = $4, doc = $5::text::jsonb WHERE id = $1 AND form = $2 AND owner = $3")
                .execute(Tuple.of(
                        view.id(),
                        view.form().toString(),
                        view.owner(),
                        view.shared(),
                        vault.written(PLACE, view.doc())))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Boolean> delete(SqlClient client, ObjectKey form, UUID id, UUID owner) {
        return client.preparedQuery("DELETE FROM saved_view WHERE id = $1 AND form = $2 AND owner = $3")
                .execute(Tuple.of(id, form.toString(), owner))
                .map(rows -> rows.rowCount() > 0);
    }

    private List<SavedView> views(RowSet<Row> rows) {
        var views = new ArrayList<SavedView>();
        rows.forEach(row -> views.add(view(row)));
        return views;
    }

    private SavedView view(Row row) {
        return new SavedView(
                row.getUUID("id"),
                ObjectKey.parse(row.getString("form")),
                row.getUUID("owner"),
                row.getBoolean("shared"),
                vault.read(PLACE, row.getString("doc")));
    }
}
