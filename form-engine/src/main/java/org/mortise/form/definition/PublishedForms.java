package org.mortise.form.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.linkage.PreparedForm;

/** Published forms ready for use, prepared once per revision of the metadata. */
@ApplicationScoped
public class PublishedForms {

    private final Workshop workshop;
    private volatile Revision newest = new Revision(-1, new ConcurrentHashMap<>());

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
        return revision(snapshot).forms().computeIfAbsent(form, key -> workshop.prepare(published, snapshot));
    }

    private Revision revision(MetadataSnapshot snapshot) {
        var known = newest;
        if (known.number() == snapshot.revision()) {
            return known;
        }
        var other = new Revision(snapshot.revision(), new ConcurrentHashMap<>());
        if (snapshot.revision() > known.number()) {
            newest = other;
        }
        return other;
    }

    private record Revision(long number, Map<ObjectKey, PreparedForm> forms) {}
}
