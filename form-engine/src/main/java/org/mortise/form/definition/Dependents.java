package org.mortise.form.definition;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.linkage.PreparedForm;

/** Forms whose stored values hang on what other objects say: when that changes they are computed anew. */
record Dependents(
        Metadata metadata,
        BiFunction<MetadataSnapshot, PublishedObject, PreparedForm> prepared,
        StoredFormulas stored) {

    /** Those that write what choices are called by what {@code source}, a form or an option set, says. */
    Uni<Void> relabelled(Transaction transaction, ObjectKey source) {
        return changed(
                transaction,
                form -> !form.shape().form().equals(source)
                        && form.labelSources().contains(source.toString()));
    }

    Uni<Void> changed(Transaction transaction, Predicate<PreparedForm> affected) {
        return metadata.current(transaction).flatMap(world -> Multi.createFrom()
                .iterable(world.all(FormShape.KIND))
                .filter(form -> affected.test(prepared.apply(world, form)))
                .onItem()
                .transformToUniAndConcatenate(form ->
                        stored.changed(transaction, form.key(), form.version()).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** Whether a choice that was there is called otherwise now. */
    static boolean relabels(FormShape before, FormShape after) {
        return relabels(before.fields(), after.fields());
    }

    private static boolean relabels(List<FieldShape> before, List<FieldShape> after) {
        var now = new HashMap<String, FieldShape>();
        after.forEach(field -> now.put(field.key(), field));
        return before.stream().anyMatch(field -> {
            var other = now.get(field.key());
            return other != null
                    && (relabels(labels(field), labels(other)) || relabels(field.fields(), other.fields()));
        });
    }

    static boolean relabels(Map<String, List<LocalizedText>> before, Map<String, List<LocalizedText>> after) {
        return before.entrySet().stream().anyMatch(was -> !was.getValue().equals(after.get(was.getKey())));
    }

    private static Map<String, List<LocalizedText>> labels(FieldShape field) {
        var labels = field.labels();
        return labels == null ? Map.of() : labels;
    }
}
