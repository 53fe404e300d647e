package org.mortise.core.metadata;

import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Names one metadata object among all: {@code form crm.contract}. */
public record MetadataId(String kind, ObjectKey key) implements Comparable<MetadataId> {

    /** As URLs name it; {@code not_found} for a key that is none. */
    static MetadataId named(String kind, String key) {
        try {
            return new MetadataId(kind, ObjectKey.parse(key));
        } catch (IllegalArgumentException malformed) {
            throw Rejected.notFound();
        }
    }

    @Override
    public int compareTo(MetadataId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + " " + key;
    }
}
