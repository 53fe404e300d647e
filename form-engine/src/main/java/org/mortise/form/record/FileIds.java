package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/** Where a record holds files. */
final class FileIds {

    private FileIds() {}

    /**
     * The files of one field in one place.
     *
     * @param path key of the field, {@code table.column} for a column
     * @param at JSON pointer into the data
     */
    record Held(String path, String at, FieldShape field, ArrayNode files) {}

    static boolean areIn(Collection<FieldShape> fields) {
        return fields.stream().anyMatch(field -> field.type() == ValueType.FILES || areIn(field.fields()));
    }

    /** All places in {@code data} that hold files. */
    static List<Held> of(Collection<FieldShape> fields, JsonNode data) {
        var held = new ArrayList<Held>();
        for (var field : fields) {
            var value = data.path(field.key());
            if (field.type() == ValueType.FILES && value instanceof ArrayNode files) {
                held.add(new Held(field.key(), "/" + field.key(), field, files));
            }
            if (field.type() == ValueType.SUBTABLE) {
                for (var index = 0; index < value.size(); index++) {
                    for (var inRow : of(field.fields(), value.get(index))) {
                        held.add(new Held(
                                field.key() + "." + inRow.path(),
                                "/" + field.key() + "/" + index + inRow.at(),
                                inRow.field(),
                                inRow.files()));
                    }
                }
            }
        }
        return held;
    }

    static Set<UUID> in(Collection<FieldShape> fields, JsonNode data) {
        var ids = new LinkedHashSet<UUID>();
        of(fields, data).forEach(held -> held.files().forEach(file -> ids.add(id(file))));
        return ids;
    }

    static UUID id(JsonNode file) {
        return UUID.fromString(file.path("id").asText());
    }

    /**
     * Files that a change brings or takes.
     *
     * @param diff as {@code WrittenRecord} has it
     * @param side 0 for what was, 1 for what is
     */
    static Set<UUID> changed(Collection<FieldShape> fields, JsonNode diff, int side) {
        var ids = new LinkedHashSet<UUID>();
        for (var field : fields) {
            var change = diff.path(field.key());
            if (field.type() == ValueType.FILES) {
                change.path(side).forEach(file -> ids.add(id(file)));
            }
            if (field.type() == ValueType.SUBTABLE) {
                StreamSupport.stream(
                                change.path(side == 0 ? "removed" : "added").spliterator(), false)
                        .forEach(row -> ids.addAll(in(field.fields(), row)));
                change.path("changed").forEach(row -> ids.addAll(changed(field.fields(), row, side)));
            }
        }
        return ids;
    }
}
