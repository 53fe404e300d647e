package org.mortise.core.metadata.kind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.org.RoleTitles;

/** Tells who keeps people which roles there are. */
@ApplicationScoped
class PublishedRoles implements RoleTitles {

    private final Metadata metadata;

    PublishedRoles(Metadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public SortedMap<ObjectKey, LocalizedText> all() {
        var titles = new TreeMap<ObjectKey, LocalizedText>();
        metadata.snapshot()
                .all(RoleKind.NAME)
                .forEach(role -> titles.put(
                        role.key(), LocalizedText.fromJson(Json.plain(role.doc().path("title")))));
        return titles;
    }
}
