package org.mortise.form.linkage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.form.model.Layout;

/** Which section of the first layout holds which field or section. */
final class Containers {

    private final Map<String, @Nullable String> parentOfContainer = new LinkedHashMap<>();
    private final Map<String, String> containerOfField = new LinkedHashMap<>();

    /** @param translated translations with what they translate: where they stand nowhere themselves they are there */
    static Containers of(List<Layout> layouts, Map<String, String> translated) {
        var containers = new Containers();
        layouts.stream().limit(1).forEach(layout -> containers.add(null, layout.nodes()));
        translated.forEach((key, source) -> {
            var container = containers.containerOfField.get(source);
            if (container != null) {
                containers.containerOfField.putIfAbsent(key, container);
            }
        });
        return containers;
    }

    private void add(@Nullable String parent, List<Layout.Node> nodes) {
        for (var node : nodes) {
            if (node.field() != null && parent != null) {
                containerOfField.putIfAbsent(node.field(), parent);
            }
            if (node.key() != null) {
                parentOfContainer.putIfAbsent(node.key(), parent);
            }
            add(node.key() == null ? parent : node.key(), node.children());
        }
    }

    Set<String> keys() {
        return parentOfContainer.keySet();
    }

    /** What must be visible for the field, column or section to be; null when nothing. */
    @Nullable
    String parentOf(String target) {
        var dot = target.indexOf('.');
        if (dot > 0) {
            return target.substring(0, dot);
        }
        return parentOfContainer.containsKey(target) ? parentOfContainer.get(target) : containerOfField.get(target);
    }
}
