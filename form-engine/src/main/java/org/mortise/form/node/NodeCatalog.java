package org.mortise.form.node;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All kinds of nodes that this installation knows, by their name; a node of no such kind is words, a container or a field. */
public final class NodeCatalog {

    private static final NodeCatalog INSTALLED =
            new NodeCatalog(ServiceLoader.load(NodeKind.class, NodeKind.class.getClassLoader()));

    private final Map<String, NodeKind> byName = new TreeMap<>();

    private NodeCatalog(Iterable<NodeKind> kinds) {
        for (var kind : kinds) {
            @Nullable NodeKind other = byName.put(kind.name(), kind);
            if (other != null) {
                throw new IllegalStateException("two kinds of nodes are called " + kind.name());
            }
        }
    }

    /** Those that stand in {@code META-INF/services} of any jar. */
    public static NodeCatalog installed() {
        return INSTALLED;
    }

    public Optional<NodeKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
