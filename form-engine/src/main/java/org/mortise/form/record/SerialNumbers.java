package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.definition.Serials;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/** The serial numbers of new records: each numbering is asked once for all of them. */
record SerialNumbers(Numberings numberings, Transaction transaction, CallerAccess access, PreparedForm form) {

    /**
     * Gives every image its numbers, in the order of the images.
     *
     * @param kept numbers that it brings along, by the key of the field, in the same order
     */
    Uni<Void> give(List<ObjectNode> images, List<Map<String, String>> kept) {
        var serials = form.fields().stream()
                .filter(field -> field.control().control().isNumbered())
                .toList();
        if (serials.isEmpty() || images.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return numberings.current(transaction).chain(world -> Multi.createFrom()
                .iterable(serials)
                .onItem()
                .transformToUniAndConcatenate(field -> give(world, field, images, kept))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> give(
            MetadataSnapshot world, PreparedField field, List<ObjectNode> images, List<Map<String, String>> kept) {
        var brought = new ArrayList<String>();
        var others = new ArrayList<ObjectNode>();
        for (var index = 0; index < images.size(); index++) {
            var number = kept.get(index).get(field.key());
            if (number == null) {
                others.add(images.get(index));
            } else {
                brought.add(number);
                images.get(index).put(field.key(), number);
            }
        }
        return numberings
                .pass(transaction, world, numbering(world, field), brought)
                .chain(() -> others.isEmpty() ? Uni.createFrom().voidItem() : give(world, field, others));
    }

    private Uni<Void> give(MetadataSnapshot world, PreparedField field, List<ObjectNode> images) {
        var today = access.now().atZone(access.zone()).toLocalDate();
        return numberings
                .next(transaction, world, numbering(world, field), today, form.shape(), images)
                .invoke(numbers -> {
                    for (var index = 0; index < images.size(); index++) {
                        images.get(index).set(field.key(), TextNode.valueOf(numbers.get(index)));
                    }
                })
                .replaceWithVoid();
    }

    /** The form may have changed since it was prepared. */
    private ObjectKey numbering(MetadataSnapshot world, PreparedField field) {
        var own = form.shape().form();
        return world.find(FormShape.KIND, own)
                .map(published -> Serials.of(published).get(field.key()))
                .orElseGet(() -> ObjectKey.resolve(
                        own.pkg(), field.definition().props().path("numbering").asText()));
    }
}
