package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.store.LockedRecord;

/** Whom a record belongs to, as the system columns keep it. */
record Ownership(@Nullable UUID owner, @Nullable UUID department) {

    /**
     * The owner is the person in the owner field, or whoever made the record; the department is that of the department field, or
     * the owner's when the owner last changed.
     *
     * @param people who somebody is
     * @param before null for a new record
     * @param maker whoever makes it
     */
    static Uni<Ownership> of(
            Colleagues colleagues,
            FormShape shape,
            @Nullable LockedRecord before,
            ObjectNode data,
            @Nullable UUID maker) {
        var kept = before == null ? maker : before.owner();
        var owner = shape.ownerField() == null ? kept : id(data, shape.ownerField());
        if (shape.departmentField() != null) {
            return Uni.createFrom().item(new Ownership(owner, id(data, shape.departmentField())));
        }
        if (before != null && Objects.equals(before.owner(), owner)) {
            return Uni.createFrom().item(new Ownership(owner, before.department()));
        }
        return owner == null
                ? Uni.createFrom().item(new Ownership(null, null))
                : colleagues.meet(List.of(owner)).map(met -> new Ownership(owner, departmentOf(colleagues, owner)));
    }

    private static @Nullable UUID departmentOf(Colleagues colleagues, UUID owner) {
        var person = colleagues.find(owner);
        return person == null ? null : person.department();
    }

    private static @Nullable UUID id(ObjectNode data, String key) {
        return data.hasNonNull(key) ? UUID.fromString(data.path(key).asText()) : null;
    }
}
