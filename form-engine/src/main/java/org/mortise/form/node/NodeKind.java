package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A kind of node that stands between the fields of a layout. Found by {@link java.util.ServiceLoader}: a new one is a public class
 * with a public constructor, a line in {@code META-INF/services}, its properties in the schema of forms and its words; nothing that
 * exists is edited. Pure.
 */
public interface NodeKind {

    /** Name in documents, such as {@code related}. */
    String name();

    /** Adds what is wrong with a node to the site's problems. */
    default void check(NodeSite site) {}

    /** Adds what is probably not meant. */
    default void warn(NodeSite site) {}

    /**
     * The node as a reader may have it: references in full, without what speaks of fields that he may not see.
     *
     * @param node a copy, which may be changed
     * @return null when there is nothing in it for him
     */
    default @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        return node;
    }
}
