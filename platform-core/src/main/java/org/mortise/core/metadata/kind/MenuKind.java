package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.References;

/** The navigation of an application. */
@ApplicationScoped
class MenuKind implements MetadataKind {

    @Override
    public String name() {
        return "menu";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String folder() {
        return "menus";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var references = new References(key, lookup);
        checkItems(references, doc, "", new HashSet<>());
        return references.problems();
    }

    private static void checkItems(References references, JsonNode parent, String path, Set<String> seen) {
        References.each(parent.path("items"), path + "/items", item -> {
            checkItem(references, item, seen);
            checkItems(references, item.json(), item.path(), seen);
        });
    }

    private static void checkItem(References references, References.Element item, Set<String> seen) {
        var json = item.json();
        var key = json.path("key").asText();
        if (!seen.add(key)) {
            references.add(Problem.at(item.path() + "/key", "key_repeated", Map.of("key", key)));
        }
        if (!json.has("form") && !json.has("dashboard") && !json.has("items")) {
            references.add(Problem.at(item.path(), "menu_item_leads_nowhere", Map.of("key", key)));
        }
        references.follow("form", json.path("form"), item.path() + "/form");
        references.follow("view", json.path("view"), item.path() + "/view");
        references.follow("dashboard", json.path("dashboard"), item.path() + "/dashboard");
    }
}
