package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.Identity;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** Tells people who they are signed in as. */
@ApplicationScoped
class SessionViews {

    private final People people;
    private final Departments departments;
    private final Identities identities;
    private final Organisation organisation;
    private final MapAddress map;

    SessionViews(
            People people, Departments departments, Identities identities, Organisation organisation, MapAddress map) {
        this.people = people;
        this.departments = departments;
        this.identities = identities;
        this.organisation = organisation;
        this.map = map;
    }

    Uni<SessionView> of(UUID person) {
        return Uni.combine()
                .all()
                .unis(identities.of(new Caller.User(person)), people.find(person))
                .asTuple()
                .flatMap(both -> named(both.getItem1(), both.getItem2().orElseThrow(Rejected::notFound)));
    }

    private Uni<SessionView> named(Identity identity, Person person) {
        var department = identity.department();
        return departments
                .names(department == null ? Set.of() : Set.of(department))
                .map(names -> view(identity, person, names));
    }

    private SessionView view(Identity identity, Person person, Map<UUID, String> departmentNames) {
        var department = identity.department();
        var user = new SessionView.User(
                identity.id(),
                identity.name(),
                person.login(),
                department,
                nameOf(department, departmentNames),
                identity.administrator(),
                roles(identity),
                identity.locale().toLanguageTag());
        var place = new SessionView.Place(
                organisation.name(),
                organisation.language().toLanguageTag(),
                organisation.zone().getId(),
                map.template());
        return new SessionView(user, place);
    }

    private static @Nullable String nameOf(@Nullable UUID department, Map<UUID, String> names) {
        return department == null ? null : names.get(department);
    }

    private static List<String> roles(Identity identity) {
        return identity.roles().stream().map(ObjectKey::toString).sorted().toList();
    }
}
