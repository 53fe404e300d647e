package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Surroundings.LinkedRecords;

/**
 * The records that formulas, conditions and copies of one form look at, and what other forms answer to their questions, read with
 * full rights: what is computed must not depend on who saves. One query per target form and level of links, and one per question.
 */
final class LinkLoad implements LinkedRecords {

    private static final Set<ValueType> LINK = Set.of(ValueType.LINK, ValueType.LINKS);

    private final RecordStore store;
    private final @Nullable Transaction transaction;
    private final CallerAccess platform;
    private final Answers answers;
    private final Map<ObjectKey, Map<String, @Nullable ObjectNode>> loaded = new HashMap<>();

    /** @param transaction in which to read; null for a mere look */
    LinkLoad(RecordStore store, @Nullable Transaction transaction, CallerAccess platform) {
        this.store = store;
        this.transaction = transaction;
        this.platform = platform;
        this.answers = new Answers(store, transaction, platform);
    }

    @Override
    public @Nullable ObjectNode find(ObjectKey form, String id) {
        return loaded.getOrDefault(form, Map.of()).get(id);
    }

    @Override
    public @Nullable Object answer(Question question, List<Object> values, @Nullable String except) {
        return answers.find(question, values, except);
    }

    /** Asks other forms what passes have wanted to know since; says whether anything was. */
    Uni<Boolean> ask() {
        return answers.ask();
    }

    /**
     * Has what many records of a form ask known beforehand. Passes take their time, which others need.
     *
     * @param passes runs a pass over each of them; again as long as one answer leads to another question
     */
    Uni<Void> foresee(PreparedForm form, Runnable passes) {
        if (!form.asksElsewhere()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(passes)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(Runnable::run)
                .flatMap(run -> ask())
                .flatMap(more -> more ? foresee(form, passes) : Uni.createFrom().voidItem());
    }

    /** Reads what {@code form} looks at from any of the images and is not there yet; says whether anything was. */
    Uni<Boolean> load(PreparedForm form, Collection<ObjectNode> images) {
        var reads = form.linkedReads();
        var wanted = new LinkedHashMap<ObjectKey, Set<UUID>>();
        for (var image : images) {
            follow(form.shape(), image, reads, wanted);
        }
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return fetch(wanted).chain(() -> load(form, images)).replaceWith(true);
    }

    /** Walks every path through what is loaded, and notes where it ends. */
    private void follow(
            FormShape shape, ObjectNode image, Collection<FieldPath> reads, Map<ObjectKey, Set<UUID>> wanted) {
        for (var path : reads) {
            follow(shape.fields(), image, path.keys(), wanted);
        }
    }

    private void follow(
            List<FieldShape> fields, ObjectNode holder, List<String> keys, Map<ObjectKey, Set<UUID>> wanted) {
        var field = fields.stream()
                .filter(known -> known.key().equals(keys.get(0)))
                .findFirst()
                .orElse(null);
        if (field == null || keys.size() < 2) {
            return;
        }
        var further = keys.subList(1, keys.size());
        if (field.type() == ValueType.SUBTABLE) {
            holder.path(field.key()).forEach(row -> follow(field.fields(), (ObjectNode) row, further, wanted));
            return;
        }
        if (field.target() == null) {
            return;
        }
        for (var pointer : LinkedIds.of(List.of(field), holder, LINK)) {
            var known = loaded.computeIfAbsent(field.target(), form -> new HashMap<>());
            var linked = known.get(pointer.id().toString());
            if (linked != null) {
                platform.snapshot()
                        .form(field.target())
                        .ifPresent(shape -> follow(shape.fields(), linked, further, wanted));
            } else if (!known.containsKey(pointer.id().toString())) {
                wanted.computeIfAbsent(field.target(), form -> new HashSet<>()).add(pointer.id());
            }
        }
    }

    private Uni<Void> fetch(Map<ObjectKey, Set<UUID>> wanted) {
        return Multi.createFrom()
                .iterable(wanted.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> fetch(entry.getKey(), List.copyOf(entry.getValue())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> fetch(ObjectKey form, List<UUID> ids) {
        var known = loaded.computeIfAbsent(form, key -> new HashMap<>());
        ids.forEach(id -> known.put(id.toString(), null));
        if (platform.readable(form).isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return store.among(transaction, platform.scope(RecordQuery.of(form, null, RecordQuery.MAX_LIMIT)), ids)
                .invoke(found -> found.forEach(record -> known.put(record.id().toString(), image(record))))
                .replaceWith(true);
    }

    static RecordQuery byIds(ObjectKey form, Collection<UUID> ids, @Nullable Condition filter) {
        var literals = ids.stream()
                .<Operand>map(id -> new Operand.Literal(id.toString()))
                .toList();
        Condition among =
                new Condition.Comparison(FieldPath.of(SystemField.ID.key()), Operator.IN, new Operand.Many(literals));
        return RecordQuery.of(
                form, filter == null ? among : new Condition.All(List.of(among, filter)), RecordQuery.MAX_LIMIT);
    }

    private static ObjectNode image(StoredRecord record) {
        var image = (ObjectNode) Json.parse(record.data());
        image.setAll(SystemValues.of(record));
        return image;
    }
}
