package org.mortise.core.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MenuFilter;
import org.mortise.core.metadata.MetadataId;

/** People may open the forms that they may read and the dashboards that one of their roles names; administrators all of them. */
@ApplicationScoped
public class ReadableEntries implements MenuFilter {

    private final AccessGate gate;

    ReadableEntries(AccessGate gate) {
        this.gate = gate;
    }

    /** Outside the container, for tests of engines. */
    public static ReadableEntries of(AccessGate gate) {
        return new ReadableEntries(gate);
    }

    @Override
    public Uni<Predicate<MetadataId>> mayOpen(Caller caller) {
        return gate.of(caller).map(access -> entry -> mayOpen(access, entry));
    }

    private static boolean mayOpen(CallerAccess access, MetadataId entry) {
        return switch (entry.kind()) {
            case "form" -> access.readable(entry.key()).isPresent();
            case "dashboard" -> access.identity().administrator() || isNamed(access, entry.key());
            default -> true;
        };
    }

    private static boolean isNamed(CallerAccess access, ObjectKey dashboard) {
        return access.identity().roles().stream()
                .flatMap(role -> access.snapshot().find(RoleGrants.KIND, role).stream())
                .anyMatch(role -> StreamSupport.stream(
                                role.doc().path("dashboards").spliterator(), false)
                        .anyMatch(named -> ObjectKey.resolve(role.key().pkg(), named.asText())
                                .equals(dashboard)));
    }
}
