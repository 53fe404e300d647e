package org.mortise.report.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MenuFilter;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.PublishedObject;

/** Who may open which dashboard: those whose roles name it; to others it does not exist. */
@ApplicationScoped
class DashboardAccess {

    private final Metadata metadata;
    private final Iterable<MenuFilter> filters;

    @Inject
    DashboardAccess(Metadata metadata, Instance<MenuFilter> filters) {
        this(metadata, (Iterable<MenuFilter>) filters);
    }

    DashboardAccess(Metadata metadata, Iterable<MenuFilter> filters) {
        this.metadata = metadata;
        this.filters = filters;
    }

    Uni<PublishedObject> find(Caller caller, ObjectKey key) {
        var id = new MetadataId(DashboardKind.NAME, key);
        return Multi.createFrom()
                .iterable(filters)
                .onItem()
                .transformToUniAndConcatenate(filter -> filter.mayOpen(caller))
                .collect()
                .asList()
                .map(mayOpen -> mayOpen.stream().allMatch(test -> test.test(id)))
                .map(open -> metadata.snapshot()
                        .find(DashboardKind.NAME, key)
                        .filter(found -> open)
                        .orElseThrow(Rejected::notFound));
    }
}
