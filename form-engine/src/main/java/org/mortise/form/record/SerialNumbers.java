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
                .filter(field -> field.shape().control().equals("serial"))
                .toList();
        if (serials.isEmpty() || images.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(serials)
                .onItem()
                .transformToUniAndConcatenate(field -> give(field, images, kept))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> give(PreparedField field, List<ObjectNode> images, List<Map<String, String>> kept) {
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
                .pass(transaction, access.snapshot(), numbering(field), brought)
                .chain(() -> others.isEmpty() ? Uni.createFrom().voidItem() : give(field, others));
    }

    private Uni<Void> give(PreparedField field, List<ObjectNode> images) {
        var today = access.now().atZone(access.zone()).toLocalDate();
        return numberings
                .next(transaction, access.snapshot(), numbering(field), today, form.shape(), images)
                .invoke(numbers -> {
                    for (var index = 0; index < images.size(); index++) {
                        images.get(index).set(field.key(), TextNode.valueOf(numbers.get(index)));
                    }
                })
                .replaceWithVoid();
    }

    private ObjectKey numbering(PreparedField field) {
        return ObjectKey.resolve(
                form.shape().form().pkg(),
                field.definition().props().path("numbering").asText());
    }
}
