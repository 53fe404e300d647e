package org.mortise.flow.run;

import java.util.Set;
import java.util.UUID;

/** A record names people that were not looked up before the transaction began: it is begun again once they are. */
final class UnknownPeople extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<UUID> people;

    UnknownPeople(Set<UUID> people) {
        super("not looked up: " + people, null, false, false);
        this.people = Set.copyOf(people);
    }

    Set<UUID> people() {
        return people;
    }
}
