package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.form.control.Decimals;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;

/** What the lookups and rollups of a record hold, in one pass over it. */
final class DerivedValues {

    private final PreparedForm form;
    private final @Nullable ObjectNode before;
    private final ObjectNode input;
    private final ObjectNode data;
    private final Surroundings.LinkedRecords links;

    DerivedValues(
            PreparedForm form,
            @Nullable ObjectNode before,
            ObjectNode input,
            ObjectNode data,
            Surroundings.LinkedRecords links) {
        this.form = form;
        this.before = before;
        this.input = input;
        this.data = data;
        this.links = links;
    }

    /** What the platform has reckoned; nothing points to a new record yet. */
    JsonNode rollup(PreparedField field) {
        if (input.has(field.key())) {
            return input.get(field.key());
        }
        var overNothing = before == null
                && field.definition()
                        .rollup()
                        .flatMap(RollupDefinition::function)
                        .filter(RollupDefinition.Function::isZeroOverNothing)
                        .isPresent();
        return overNothing
                ? TextNode.valueOf(
                        Decimals.canonical(BigDecimal.ZERO, field.shape().scale()))
                : Walk.current(data, field);
    }

    /** What cannot be read stays as it was while the link stays. */
    JsonNode lookup(PreparedField field, LookupDefinition lookup) {
        return lookup(field, lookup, form.field(lookup.via()).orElse(null), data, before);
    }

    /** The same in a row, whose link stands beside it. */
    JsonNode lookup(
            PreparedField table,
            PreparedField column,
            LookupDefinition lookup,
            ObjectNode row,
            @Nullable JsonNode old) {
        return lookup(column, lookup, table.column(lookup.via()).orElse(null), row, old);
    }

    /**
     * @param holder the record or the row
     * @param old what it was before; null for a new one
     */
    private JsonNode lookup(
            PreparedField field,
            LookupDefinition lookup,
            @Nullable PreparedField via,
            ObjectNode holder,
            @Nullable JsonNode old) {
        var linked = holder.get(lookup.via());
        var target = via == null ? null : via.shape().target();
        if (target == null || linked == null || Walk.isBlank(linked)) {
            return NullNode.getInstance();
        }
        var stays = old != null && linked.equals(old.get(lookup.via()));
        var values = new ArrayList<JsonNode>();
        for (var id : linked.isArray() ? linked : List.of(linked)) {
            var source = links.find(target, id.asText());
            if (source == null && stays) {
                return Walk.current(holder, field);
            }
            var value = source == null ? null : source.get(lookup.field());
            if (!Walk.isBlank(value)) {
                values.add(Objects.requireNonNull(value).deepCopy());
            }
        }
        var function = lookup.function();
        if (linked.isArray() && function != null && function != LookupDefinition.Function.LIST) {
            return Derived.reckoned(values, function, field.shape());
        }
        if (linked.isArray()) {
            return Derived.together(values, field.shape().type());
        }
        return values.isEmpty() ? NullNode.getInstance() : values.get(0);
    }
}
