package org.mortise.form.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.model.RollupDefinition;

/** Who has to be computed anew after which change, read once per snapshot of the metadata. */
@ApplicationScoped
class DependenceBook {

    private final PublishedForms forms;
    private volatile Edition latest = new Edition(-1, Map.of(), List.of());

    DependenceBook(PublishedForms forms) {
        this.forms = forms;
    }

    /**
     * A form whose rollups change as days go by.
     *
     * @param rollups those of its rollups that do
     */
    record Windowed(FormShape holder, List<RollupDefinition> rollups) {}

    private record Edition(long number, Map<ObjectKey, List<Dependence>> bySource, List<Windowed> windowed) {}

    /** Changes of records of {@code source} that matter. */
    List<Dependence> of(MetadataSnapshot snapshot, ObjectKey source) {
        return edition(snapshot).bySource().getOrDefault(source, List.of());
    }

    List<Windowed> windowed(MetadataSnapshot snapshot) {
        return edition(snapshot).windowed();
    }

    private Edition edition(MetadataSnapshot snapshot) {
        var known = latest;
        if (known.number() == snapshot.edition()) {
            return known;
        }
        var dependences = new ArrayList<Dependence>();
        var windowed = new ArrayList<Windowed>();
        for (var published : snapshot.all(FormShape.KIND)) {
            var form = forms.of(snapshot, published.key());
            dependences.addAll(Dependents.of(form, snapshot));
            var moving = form.definition().fields().stream()
                    .flatMap(field -> field.rollup().stream())
                    .filter(DependenceBook::movesWithTheCalendar)
                    .toList();
            if (!moving.isEmpty()) {
                windowed.add(new Windowed(form.shape(), moving));
            }
        }
        var fresh = new Edition(
                snapshot.edition(),
                dependences.stream().distinct().collect(Collectors.groupingBy(Dependence::source)),
                windowed);
        latest = fresh;
        return fresh;
    }

    /** A window does, and so does a condition that speaks of today. */
    static boolean movesWithTheCalendar(RollupDefinition rollup) {
        var where = rollup.where().toString();
        return rollup.window() != null
                || where.contains("\"relative\"")
                || where.contains("\"within\"")
                || where.contains("\"today\"")
                || where.contains("\"now\"")
                || where.contains("TODAY(")
                || where.contains("NOW(");
    }
}
