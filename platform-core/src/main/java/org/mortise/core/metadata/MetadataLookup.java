package org.mortise.core.metadata;

import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.ObjectKey;

/**
 * What a document may refer to: the objects in force, or those objects overlaid with what is checked and published together.
 *
 * <p>Inside an overlay, objects of kinds with a lower {@link MetadataKind#order()} are compiled already.
 */
public interface MetadataLookup {

    Optional<PublishedObject> find(String kind, ObjectKey key);

    /** All objects of a kind, by key. */
    List<PublishedObject> all(String kind);

    /** The shape of a form. */
    Optional<FormShape> form(ObjectKey key);
}
