package org.mortise.form.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;

/** Where paths lead to values that the database keeps encrypted. */
record EncryptedPaths(FormShape shape, MetadataLookup lookup) {

    /**
     * The encrypted field at the end of a path; null when it ends elsewhere.
     *
     * @param table the sub-table in whose rows the path starts; null for the record
     */
    @Nullable
    FieldShape at(FieldPath path, @Nullable FieldShape table) {
        var column = table == null ? null : at(table.fields(), path.keys());
        return column == null ? at(shape.fields(), path.keys()) : column;
    }

    private @Nullable FieldShape at(List<FieldShape> fields, List<String> keys) {
        var field = fields.stream()
                .filter(known -> known.key().equals(keys.get(0)))
                .findFirst()
                .orElse(null);
        if (field == null || keys.size() == 1) {
            return field != null && field.encrypted() ? field : null;
        }
        var rest = keys.subList(1, keys.size());
        if (!field.fields().isEmpty()) {
            return at(field.fields(), rest);
        }
        var target = field.target() == null
                ? null
                : field.target().equals(shape.form())
                        ? shape
                        : lookup.form(field.target()).orElse(null);
        return target == null ? null : new EncryptedPaths(target, lookup).at(target.fields(), rest);
    }
}
