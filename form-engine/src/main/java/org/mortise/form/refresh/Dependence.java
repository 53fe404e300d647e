package org.mortise.form.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.Move;
import org.mortise.core.store.Place;
import org.mortise.form.record.RecordEvents;

/**
 * A change that makes others be computed anew.
 *
 * @param source form of the records that change
 * @param keys fields whose change matters
 * @param occasions kinds of events that matter whatever the fields
 * @param through key of a link or field, {@code items.product} for one of rows, whose old and new values are where the way starts; null: at the record that changes
 * @param moves the way from there
 * @param holder form of the records at its end
 * @param holding where those records hold the old or new value of {@code through}, which is then no link; null for links
 */
record Dependence(
        ObjectKey source,
        Set<String> keys,
        Set<String> occasions,
        @Nullable String through,
        List<Move> moves,
        ObjectKey holder,
        @Nullable Place holding) {

    Dependence(
            ObjectKey source,
            Set<String> keys,
            Set<String> occasions,
            @Nullable String through,
            List<Move> moves,
            ObjectKey holder) {
        this(source, keys, occasions, through, moves, holder, null);
    }

    private static final Set<String> CHANGES = Set.of(RecordEvents.CHANGED, RecordEvents.RECOMPUTED);

    Dependence {
        keys = Set.copyOf(keys);
        occasions = Set.copyOf(occasions);
        moves = List.copyOf(moves);
    }

    boolean isSetOffBy(OutboxEvent event) {
        if (!Objects.equals(source, event.form())) {
            return false;
        }
        if (occasions.contains(event.type())) {
            return true;
        }
        if (CHANGES.contains(event.type())) {
            for (var key : event.payload().path("changed")) {
                if (keys.contains(key.asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the way starts. */
    Set<UUID> start(OutboxEvent event) {
        var ids = new LinkedHashSet<UUID>();
        if (through != null) {
            collect(event.payload().path("old").path(through), ids);
            collect(event.payload().path("new").path(through), ids);
            collect(event.payload().path(RecordEvents.ROWS).path(through), ids);
        } else if (event.record() != null) {
            ids.add(event.record());
        } else {
            collect(event.payload().path("records"), ids);
        }
        return ids;
    }

    /** What {@link #through} held before and holds now. */
    List<String> values(OutboxEvent event) {
        var values = new ArrayList<String>();
        for (var image : List.of("old", "new")) {
            var value = event.payload().path(image).path(String.valueOf(through));
            tell(value.isArray() ? value : List.of(value), values);
        }
        tell(event.payload().path(RecordEvents.ROWS).path(String.valueOf(through)), values);
        return values;
    }

    private static void tell(Iterable<JsonNode> held, List<String> values) {
        for (var one : held) {
            if (one.isValueNode() && !one.isNull()) {
                values.add(one.asText());
            }
        }
    }

    private static void collect(JsonNode value, Set<UUID> ids) {
        var texts = new ArrayList<String>();
        if (value.isTextual()) {
            texts.add(value.textValue());
        }
        value.forEach(element -> texts.add(element.asText()));
        texts.forEach(text -> ids.add(Ids.parse(text)));
    }
}
