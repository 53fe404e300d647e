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

    /** What remains of {@code value}, where what does not fit is taken back. */
    JsonNode left(PreparedField link, JsonNode value, @Nullable JsonNode old) {
        if (!link.takesBackLinks() || !isAsked(link, value, old)) {
            return value;
        }
        if (!value.isArray()) {
            return fits(link, value.asText()) ? value : NullNode.getInstance();
        }
        var left = Json.mapper().createArrayNode();
        for (var id : value) {
            if (fits(link, id.asText())) {
                left.add(id);
            }
        }
        return left;
    }

    /** Whether something in {@code value} must not stay. */
    boolean isUnfit(PreparedField link, JsonNode value, @Nullable JsonNode old) {
        if (!isAsked(link, value, old)) {
            return false;
        }
        for (var id : value.isArray() ? value : List.of(value)) {
            if (!fits(link, id.asText())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAsked(PreparedField link, JsonNode value, @Nullable JsonNode old) {
        return !Walk.isBlank(value)
                && !link.filterReads().isEmpty()
                && (before == null
                        || !Objects.equals(value, old)
                        || link.filterReads().stream()
                                .anyMatch(key -> !Objects.equals(data.get(key), before.get(key))));
    }

    private boolean fits(PreparedField link, String id) {
        var target = link.shape().target();
        var linked = target == null ? null : surroundings.links().find(target, id);
        var shape = target == null ? null : form.linked(target).orElse(null);
        var filter = LinkFilter.of(link, data);
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
