package org.mortise.core.metadata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A published form as storage, access, flows, rules and reports see it; compiled by the form engine at publish.
 *
 * @param table table of its records in schema {@code rec}, without the schema
 * @param searchTable table of its search tokens in schema {@code rec}
 * @param titleField key of the field that names a record
 * @param ownerField key of the user field mirrored into {@code owner_id}; null: the creator owns
 * @param departmentField key of the department field mirrored into {@code dept_id}; null: the owner's department
 * @param uniques keys of fields that are unique together, beyond single unique fields
 */
public record FormShape(
        ObjectKey form,
        int version,
        LocalizedText title,
        String table,
        String searchTable,
        String titleField,
        @Nullable String ownerField,
        @Nullable String departmentField,
        List<FieldShape> fields,
        List<List<String>> uniques) {

    public FormShape {
        fields = List.copyOf(fields);
        uniques = uniques.stream().map(List::copyOf).toList();
    }

    public Optional<FieldShape> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
