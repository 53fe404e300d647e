package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/** Menus as one reader sees them: references qualified, titles in his language, without what he may not open. Pure. */
final class Menus {

    private final String pkg;
    private final Predicate<MetadataId> mayOpen;
    private final MetadataLookup lookup;
    private final Locale locale;

    Menus(String pkg, Predicate<MetadataId> mayOpen, MetadataLookup lookup, Locale locale) {
        this.pkg = pkg;
        this.mayOpen = mayOpen;
        this.lookup = lookup;
        this.locale = locale;
    }

    /** Entries in order; a group of which nothing is left is absent. */
    ArrayNode items(JsonNode items) {
        var visible = Json.mapper().createArrayNode();
        items.forEach(item -> item(item).ifPresent(visible::add));
        return visible;
    }

    private Optional<ObjectNode> item(JsonNode item) {
        if (item.has("items")) {
            var children = items(item.path("items"));
            return children.isEmpty()
                    ? Optional.empty()
                    : Optional.of(entry(item, item.path("title")).set("items", children));
        }
        return item.has("form") ? leaf(item, "form") : leaf(item, "dashboard");
    }

    private Optional<ObjectNode> leaf(JsonNode item, String kind) {
        var target = lookup.find(kind, ObjectKey.resolve(pkg, item.path(kind).asText()))
                .filter(object -> mayOpen.test(new MetadataId(kind, object.key())));
        return target.map(object -> {
            var entry = entry(
                    item, item.path("title").isMissingNode() ? object.doc().path("title") : item.path("title"));
            entry.put(kind, object.key().toString());
            if (item.has("view")) {
                entry.put(
                        "view",
                        ObjectKey.resolve(pkg, item.path("view").asText()).toString());
            }
            return entry;
        });
    }

    private ObjectNode entry(JsonNode item, JsonNode title) {
        var entry = Json.object().put("key", item.path("key").asText());
        if (!title.isMissingNode()) {
            entry.put("title", text(title));
        }
        if (item.has("icon")) {
            entry.put("icon", item.path("icon").asText());
        }
        return entry;
    }

    String text(JsonNode label) {
        return LocalizedText.fromJson(Json.plain(label)).in(locale);
    }
}
