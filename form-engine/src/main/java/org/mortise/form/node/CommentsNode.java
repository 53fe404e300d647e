package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What people say about the record. */
public final class CommentsNode implements NodeKind {

    @Override
    public String name() {
        return "comments";
    }

    /** Who has no account is no part of what is said. */
    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        return reader.access().identity().isVisitor() ? null : node;
    }
}
