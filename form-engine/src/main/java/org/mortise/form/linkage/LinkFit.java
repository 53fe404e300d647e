package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.kernel.Json;

/**
 * Whether what a link points to still fits, once the link or a field that its filter speaks of has changed. What is not known of the
 * linked record is left to whoever knows it.
 */
final class LinkFit {

    private final PreparedForm form;
    private final @Nullable ObjectNode before;
    private final ObjectNode data;
    private final Surroundings surroundings;

    LinkFit(PreparedForm form, @Nullable ObjectNode before, ObjectNode data, Surroundings surroundings) {
        this.form = form;
        this.before = before;
        this.data = data;
        this.surroundings = surroundings;
    }

    /**
     * What the filter of a link may speak of.
     *
     * @param before null for a new record or row
     */
    record Around(ObjectNode now, @Nullable ObjectNode before) {}

    Around ofRecord() {
        return new Around(data, before);
    }

    /** @param old the row before; null for a new one */
    Around ofRow(PreparedField table, JsonNode row, @Nullable JsonNode old) {
        return new Around(
                Rows.around(table, data, row),
                old == null ? null : Rows.around(table, Objects.requireNonNull(before), old));
    }

    /** What remains of {@code value}, where what does not fit is taken back. */
    JsonNode left(PreparedField link, JsonNode value, @Nullable JsonNode old, Around around) {
        if (!link.takesBackLinks() || !isAsked(link, value, old, around)) {
            return value;
        }
        if (!value.isArray()) {
            return fits(link, value.asText(), around) ? value : NullNode.getInstance();
        }
        var left = Json.mapper().createArrayNode();
        for (var id : value) {
            if (fits(link, id.asText(), around)) {
                left.add(id);
            }
        }
        return left;
    }

    /** Whether something in {@code value} must not stay. */
    boolean isUnfit(PreparedField link, JsonNode value, @Nullable JsonNode old, Around around) {
        if (!isAsked(link, value, old, around)) {
            return false;
        }
        for (var id : value.isArray() ? value : List.of(value)) {
            if (!fits(link, id.asText(), around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsked(PreparedField link, JsonNode value, @Nullable JsonNode old, Around around) {
        var before = around.before();
        return !Walk.isBlank(value)
                && !link.filterReads().isEmpty()
                && (before == null
                        || !Objects.equals(value, old)
                        || link.filterReads().stream()
                                .anyMatch(key -> !Objects.equals(around.now().get(key), before.get(key))));
    }

    private boolean fits(PreparedField link, String id, Around around) {
        var target = link.shape().target();
        var linked = target == null ? null : surroundings.links().find(target, id);
        var shape = target == null ? null : form.linked(target).orElse(null);
        var filter = LinkFilter.of(link, around.now());
        if (linked == null || shape == null || filter == null) {
            return true;
        }
        var types = FormTypes.unsecured(shape, form::linked);
        return !ConditionCheck.check(filter, types, ConditionCheck.Place.RECORD).isEmpty()
                || ConditionEvaluation.of(filter, types)
                        .matches(RecordView.linked(form, shape, linked, surroundings)
                                .asked());
    }
}
