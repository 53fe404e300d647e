package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.Json;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Surroundings;

/**
 * Lets records that are read show what formulas of the moment give now instead of what they gave when they were stored. Costs
 * nothing where a form has no such formula, else one query for the page and one for each form that its formulas look at.
 *
 * <p>What a formula reads need not be visible to whoever reads its result, so it is computed from the whole record, by the platform.
 */
@ApplicationScoped
class Freshness {

    private final AccessGate gate;
    private final RecordStore store;
    private final PublishedForms forms;

    Freshness(AccessGate gate, RecordStore store, PublishedForms forms) {
        this.gate = gate;
        this.store = store;
        this.forms = forms;
    }

    /** Paths of what changes as time goes by. */
    Set<String> ofTheMoment(FormAccess access) {
        return forms.of(access.caller().snapshot(), access.shape().form()).ofTheMoment();
    }

    /** The records that {@code query} gave. */
    Uni<RecordRows> fresh(@Nullable Transaction transaction, ScopedQuery query, RecordRows rows) {
        var access = query.access();
        if (rows.records().isEmpty() || ofTheMoment(access).isEmpty()) {
            return Uni.createFrom().item(rows);
        }
        var form = forms.of(access.caller().snapshot(), access.shape().form());
        var ids = rows.records().stream().map(StoredRecord::id).toList();
        return gate.of(RecordDesk.COMPUTING, access.caller()).flatMap(platform -> {
            var links = new LinkLoad(store, transaction, platform);
            var all = RecordQuery.of(access.shape().form(), null, RecordQuery.MAX_LIMIT);
            return store.whole(transaction, platform.scope(all), ids)
                    .map(Freshness::images)
                    .call(images -> links.load(
                            form, images.values().stream().map(Image::data).toList()))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .flatMap(images -> settled(new Page(form, query, platform, links), rows, images));
        });
    }

    /** Until no formula asks what nobody knows yet. */
    private static Uni<RecordRows> settled(Page page, RecordRows rows, Map<UUID, Image> images) {
        var fresh = page.of(rows, images);
        return page.links()
                .ask()
                .flatMap(more ->
                        more ? settled(page, rows, images) : Uni.createFrom().item(fresh));
    }

    /** A whole record, with its system fields. */
    private record Image(ObjectNode data, ObjectNode system) {}

    private static Map<UUID, Image> images(List<StoredRecord> whole) {
        var images = new HashMap<UUID, Image>();
        whole.forEach(record ->
                images.put(record.id(), new Image((ObjectNode) Json.parse(record.data()), SystemValues.of(record))));
        return images;
    }

    private record Page(PreparedForm form, ScopedQuery query, CallerAccess platform, LinkLoad links) {

        RecordRows of(RecordRows rows, Map<UUID, Image> images) {
            var records = rows.records().stream()
                    .map(record -> {
                        var image = images.get(record.id());
                        return image == null ? record : record.holding(Json.write(values(record, image)));
                    })
                    .toList();
            return new RecordRows(records, rows.titles(), rows.people(), rows.departments(), rows.next());
        }

        private JsonNode values(StoredRecord record, Image image) {
            var surroundings = new Surroundings(
                    platform.now(),
                    platform.zone(),
                    Map.of(Labels.LANGUAGE, platform.language().toLanguageTag()),
                    key -> FieldRight.WRITE,
                    links,
                    platform::departmentTree,
                    platform.calendar(),
                    image.system());
            var now = ComputationPass.again(form, image.data(), Json.object(), surroundings, field -> form.ofTheMoment()
                            .contains(field.path()))
                    .data();
            var shown = (ObjectNode) Json.parse(record.data());
            for (var path : form.ofTheMoment()) {
                var dot = path.indexOf('.');
                if (dot < 0) {
                    put(path, path, shown, image.data(), now);
                } else {
                    rows(path, dot, shown, image.data(), now);
                }
            }
            return shown;
        }

        private void rows(String path, int dot, ObjectNode shown, ObjectNode stored, ObjectNode now) {
            var table = path.substring(0, dot);
            for (var row : shown.path(table)) {
                var before = row(stored.path(table), row);
                var after = row(now.path(table), row);
                if (before != null && after != null) {
                    put(path, path.substring(dot + 1), (ObjectNode) row, before, after);
                }
            }
        }

        /** Where only some grants show the field, it is shown if it was: unmasked, with the value that is stored. */
        private void put(String path, String key, ObjectNode shown, JsonNode stored, JsonNode now) {
            var fields = query.query().fields();
            if (!fields.isEmpty() && !fields.contains(path.split("\\.", 2)[0])) {
                return;
            }
            var always = query.access().showing(path, FieldRight.READ).equals(Condition.ALWAYS);
            if (!always && (!shown.has(key) || !Objects.equals(shown.get(key), stored.get(key)))) {
                return;
            }
            if (now.hasNonNull(key)) {
                shown.set(key, now.get(key));
            } else {
                shown.remove(key);
            }
        }

        private static @Nullable JsonNode row(JsonNode rows, JsonNode like) {
            for (var row : rows) {
                if (row.path("_id").equals(like.path("_id"))) {
                    return row;
                }
            }
            return null;
        }
    }
}
