package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.RecordRights;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.definition.PublishedForms;

/** Records as REST returns them, with the names of what they point to. */
@ApplicationScoped
public class RecordReading {

    private final RecordStore store;
    private final People people;
    private final Departments departments;
    private final Freshness freshness;

    RecordReading(RecordStore store, People people, Departments departments, Freshness freshness) {
        this.store = store;
        this.people = people;
        this.departments = departments;
        this.freshness = freshness;
    }

    /** Outside the container, for tests of engines. */
    public static RecordReading of(
            RecordStore store, People people, Departments departments, AccessGate gate, PublishedForms forms) {
        return new RecordReading(store, people, departments, new Freshness(gate, store, forms));
    }

    /** A page, with what formulas of the moment give now. */
    public Uni<RecordRows> list(ScopedQuery query) {
        return store.list(query).flatMap(rows -> freshness.fresh(null, query, rows));
    }

    /** The records of a page with their sub-tables, in the same order. */
    public Uni<RecordRows> whole(ScopedQuery query, RecordRows page) {
        var ids = page.records().stream().map(StoredRecord::id).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(page)
                : store.whole(query, ids)
                        .map(rows -> new RecordRows(
                                rows.records().stream()
                                        .sorted(Comparator.comparingInt(record -> ids.indexOf(record.id())))
                                        .toList(),
                                rows.titles(),
                                rows.people(),
                                rows.departments(),
                                page.next()))
                        .flatMap(rows -> freshness.fresh(null, query, rows));
    }

    /** Paths of what changes as time goes by, and so has no history. */
    Set<String> ofTheMoment(FormAccess access) {
        return freshness.ofTheMoment(access);
    }

    /** One record as the caller may see it, with his rights to it and labels; {@code not_found} when he may not. */
    Uni<ObjectNode> document(@Nullable Transaction transaction, CallerAccess access, ObjectKey form, UUID id) {
        return found(transaction, access, form, id)
                .map(rows -> rows.orElseThrow(Rejected::notFound))
                .flatMap(rows -> names(transaction, rows)
                        .map(names -> document(rows.records().get(0), labels(names))));
    }

    Uni<Optional<RecordRows>> found(@Nullable Transaction transaction, CallerAccess access, ObjectKey form, UUID id) {
        var scoped = access.scope(RecordQuery.of(form, null, 1));
        var read = transaction == null ? store.read(scoped, id) : store.read(transaction, scoped, id);
        return read.flatMap(found -> found.map(
                        rows -> freshness.fresh(transaction, scoped, rows).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(found)));
    }

    /** The same as JSON, never read: as the database wrote it. */
    Uni<RecordText> text(@Nullable Transaction transaction, CallerAccess access, ObjectKey form, UUID id) {
        return found(transaction, access, form, id)
                .map(rows -> rows.orElseThrow(Rejected::notFound))
                .flatMap(rows -> names(transaction, rows)
                        .map(names -> RecordText.of(form, rows.records().get(0), names)));
    }

    /** Names of people and departments and titles of records, by id. */
    public Uni<ObjectNode> labels(RecordRows rows) {
        return names(rows).map(RecordReading::labels);
    }

    private static ObjectNode labels(Map<UUID, String> names) {
        var labels = Json.object();
        names.forEach((id, name) -> labels.put(id.toString(), name));
        return labels;
    }

    /** The same as a map. */
    Uni<Map<UUID, String>> names(RecordRows rows) {
        return names(null, rows);
    }

    /** Whoever holds a connection asks over it: there may be no other. */
    private Uni<Map<UUID, String>> names(@Nullable Transaction transaction, RecordRows rows) {
        var persons = transaction == null ? people.names(rows.people()) : people.names(transaction, rows.people());
        var units = transaction == null
                ? departments.names(rows.departments())
                : departments.keptNames(transaction, rows.departments());
        return persons.flatMap(named -> units.map(placed -> {
            var names = new LinkedHashMap<>(rows.titles());
            names.putAll(named);
            names.putAll(placed);
            return names;
        }));
    }

    private static ObjectNode document(StoredRecord record, ObjectNode labels) {
        var document = (ObjectNode) Json.parse(record.json());
        var rights = record.rights();
        if (rights != null) {
            document.set("rights", rights(rights));
        }
        document.set("labels", labels);
        return document;
    }

    private static ObjectNode rights(RecordRights rights) {
        var json = Json.object()
                .put("update", rights.may(RecordAction.UPDATE))
                .put("delete", rights.may(RecordAction.DELETE));
        var fields = json.putObject("fields");
        rights.visible().forEach((key, right) -> fields.put(key, right.json()));
        return json;
    }
}
