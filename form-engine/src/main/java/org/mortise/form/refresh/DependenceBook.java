package org.mortise.form.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.definition.PublishedForms;

/** Who has to be computed anew after which change, read once per snapshot of the metadata. */
@ApplicationScoped
class DependenceBook {

    private final PublishedForms forms;
    private volatile Edition latest = new Edition(-1, Map.of());

    DependenceBook(PublishedForms forms) {
        this.forms = forms;
    }

    private record Edition(long number, Map<ObjectKey, List<Dependence>> bySource) {}

    /** Changes of records of {@code source} that matter. */
    List<Dependence> of(MetadataSnapshot snapshot, ObjectKey source) {
        var known = latest;
        if (known.number() != snapshot.edition()) {
            known = new Edition(snapshot.edition(), bySource(snapshot));
            latest = known;
        }
        return known.bySource().getOrDefault(source, List.of());
    }

    private Map<ObjectKey, List<Dependence>> bySource(MetadataSnapshot snapshot) {
        return snapshot.all(FormShape.KIND).stream()
                .flatMap(published -> Dependents.of(forms.of(snapshot, published.key()), snapshot).stream())
                .distinct()
                .collect(Collectors.groupingBy(Dependence::source));
    }
}
