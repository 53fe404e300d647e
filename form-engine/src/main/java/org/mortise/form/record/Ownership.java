package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.core.store.LockedRecord;

/** Whom a record belongs to, as the system columns keep it. */
record Ownership(@Nullable UUID owner, @Nullable UUID department) {

    /**
     * The owner is the person in the owner field, or whoever made the record; the department is that of the department field, or
     * the owner's when the owner last changed.
     *
     * @param before null for a new record
     * @param maker whoever makes it
     */
    static Uni<Ownership> of(
            Transaction transaction,
            People people,
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
                : people.find(transaction, owner).map(person -> new Ownership(owner, departmentOf(person)));
    }

    private static @Nullable UUID departmentOf(Optional<Person> person) {
        return person.map(Person::department).orElse(null);
    }

    private static @Nullable UUID id(ObjectNode data, String key) {
        return data.hasNonNull(key) ? UUID.fromString(data.path(key).asText()) : null;
    }
}
