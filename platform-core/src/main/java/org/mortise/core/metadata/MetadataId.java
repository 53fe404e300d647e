package org.mortise.core.metadata;

import org.mortise.core.kernel.ObjectKey;

/** Names one metadata object among all: {@code form crm.contract}. */
public record MetadataId(String kind, ObjectKey key) implements Comparable<MetadataId> {

    /** As addresses name it. */
    static MetadataId named(String kind, String key) {
        return new MetadataId(kind, ObjectKey.named(key));
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
