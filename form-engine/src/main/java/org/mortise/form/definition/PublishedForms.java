package org.mortise.form.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.linkage.PreparedForm;

/** Published forms ready for use, prepared once per snapshot of the metadata. */
@ApplicationScoped
public class PublishedForms {

    private final Workshop workshop;
    private volatile Edition latest = new Edition(-1, new ConcurrentHashMap<>());

    PublishedForms(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Outside the container, for tests. */
    public static PublishedForms of() {
        return new PublishedForms(new Workshop());
    }

    /** The form as {@code snapshot} has it; {@code not_found} when it has none. */
    public PreparedForm of(MetadataSnapshot snapshot, ObjectKey form) {
        var published = snapshot.find(FormShape.KIND, form).orElseThrow(Rejected::notFound);
        return edition(snapshot).forms().computeIfAbsent(form, key -> workshop.prepare(published, snapshot));
    }

    private Edition edition(MetadataSnapshot snapshot) {
        var known = latest;
        if (known.number() == snapshot.edition()) {
            return known;
        }
        var other = new Edition(snapshot.edition(), new ConcurrentHashMap<>());
        latest = other;
        return other;
    }

    private record Edition(long number, Map<ObjectKey, PreparedForm> forms) {}
}
