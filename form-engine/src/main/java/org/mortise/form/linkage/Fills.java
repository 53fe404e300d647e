package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;

/** What links copy from the records that they newly point to, and take back when they are emptied. */
record Fills(Surroundings surroundings) {

    /**
     * What a field holds after a link beside it has filled it, if it does.
     *
     * @param linked what the link holds now
     * @param old what it held before
     * @param value what the field holds
     */
    JsonNode filled(
            PreparedField link, PreparedField to, @Nullable JsonNode linked, @Nullable JsonNode old, JsonNode value) {
        var target = link.shape().target();
        if (target == null || Objects.equals(linked, old)) {
            return value;
        }
        if (Walk.isBlank(linked)) {
            return takenBack(link, target, to, old, value);
        }
        var filled = value;
        for (var fill : link.definition().fills()) {
            if (fill.to().equals(to.key()) && (!fill.leaves() || Walk.isBlank(filled))) {
                var source = surroundings
                        .links()
                        .find(target, Objects.requireNonNull(linked).asText());
                filled = source == null ? filled : adapted(source.get(fill.from()), to.shape());
            }
        }
        return filled;
    }

    /** What the link has copied and nobody has touched since goes with it; what only fills gaps stays. */
    private JsonNode takenBack(
            PreparedField link, ObjectKey target, PreparedField to, @Nullable JsonNode old, JsonNode value) {
        if (old == null || !old.isTextual() || Walk.isBlank(value)) {
            return value;
        }
        var source = surroundings.links().find(target, old.asText());
        var copied = source != null
                && link.definition().fills().stream()
                        .filter(fill -> fill.to().equals(to.key()) && !fill.leaves())
                        .anyMatch(fill ->
                                adapted(source.get(fill.from()), to.shape()).equals(value));
        return copied ? NullNode.getInstance() : value;
    }

    /** A linked record's value in the scale of the field it is copied to. */
    private JsonNode adapted(@Nullable JsonNode value, FieldShape to) {
        if (Walk.isBlank(value)) {
            return NullNode.getInstance();
        }
        var written = FxValues.write(FxValues.read(value, to.type()), to, surroundings.zone());
        return written == null ? NullNode.getInstance() : written;
    }
}
