package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/** Where a record points to other records, people and departments. */
public final class LinkedIds {

    private LinkedIds() {}

    /**
     * One value that points somewhere.
     *
     * @param at JSON pointer into the data, such as {@code /items/0/product}
     */
    public record Pointer(FieldShape field, UUID id, String at) {

        /** {@code items.product} of {@code /items/0/product} or {@code /items/0/product/1}; the field itself of {@code /tags/1}. */
        public String path() {
            var keys = at.split("/");
            return keys.length > 3 ? keys[1] + "." + keys[3] : keys[1];
        }
    }

    /** All pointers of {@code data} in fields of the given types. */
    public static List<Pointer> of(List<FieldShape> fields, @Nullable ObjectNode data, Set<ValueType> types) {
        var pointers = new ArrayList<Pointer>();
        if (data != null) {
            fields.forEach(field -> add(field, data.path(field.key()), "/" + field.key(), types, pointers));
        }
        return pointers;
    }

    private static void add(FieldShape field, JsonNode value, String at, Set<ValueType> types, List<Pointer> pointers) {
        if (field.type() == ValueType.SUBTABLE) {
            for (var index = 0; index < value.size(); index++) {
                for (var column : field.fields()) {
                    add(
                            column,
                            value.get(index).path(column.key()),
                            at + "/" + index + "/" + column.key(),
                            types,
                            pointers);
                }
            }
            return;
        }
        if (!types.contains(field.type())) {
            return;
        }
        if (value.isTextual()) {
            pointers.add(new Pointer(field, UUID.fromString(value.textValue()), at));
        }
        for (var index = 0; index < value.size(); index++) {
            pointers.add(new Pointer(field, UUID.fromString(value.get(index).asText()), at + "/" + index));
        }
    }

    static Set<UUID> ids(List<Pointer> pointers) {
        var ids = new LinkedHashSet<UUID>();
        pointers.forEach(pointer -> ids.add(pointer.id()));
        return ids;
    }
}
