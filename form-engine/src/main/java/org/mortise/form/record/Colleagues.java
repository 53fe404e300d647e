package org.mortise.form.record;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.org.People;
import org.mortise.core.org.PeopleScope;
import org.mortise.core.org.Person;

/** The people that one write speaks of, each looked up once; also disabled ones. */
final class Colleagues {

    private final People people;
    private final Transaction transaction;
    private final Map<UUID, Optional<Person>> known = new HashMap<>();

    Colleagues(People people, Transaction transaction) {
        this.people = people;
        this.transaction = transaction;
    }

    /** Looks up whoever of {@code ids} is not known yet; after that {@link #find} knows them. */
    Uni<Void> meet(Collection<UUID> ids) {
        var strangers = new ArrayList<UUID>();
        for (var id : ids) {
            if (!known.containsKey(id)) {
                strangers.add(id);
            }
        }
        if (strangers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return people.all(transaction, strangers)
                .invoke(found -> {
                    strangers.forEach(id -> known.put(id, Optional.empty()));
                    found.forEach(person -> known.put(person.id(), Optional.of(person)));
                })
                .replaceWithVoid();
    }

    /** Those of {@code ids} who are in {@code scope}. */
    Uni<Set<UUID>> within(PeopleScope scope, Collection<UUID> ids) {
        return people.within(transaction, scope, ids);
    }

    /** A person who was met; null when there is none of that id. */
    @Nullable
    Person find(UUID id) {
        return known.getOrDefault(id, Optional.empty()).orElse(null);
    }
}
