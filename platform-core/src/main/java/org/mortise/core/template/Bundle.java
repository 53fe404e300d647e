package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.MetadataId;

/**
 * An application that can be installed; well-formed, but not yet compared with what is here.
 *
 * @param manifest {@code manifest.json}
 * @param objects documents, one per file
 * @param sample lines of {@code data/sample/<name>.jsonl} by name; names are form keys, {@code users}, {@code departments}
 */
public record Bundle(JsonNode manifest, List<BundleObject> objects, SortedMap<String, List<JsonNode>> sample) {

    static final String USERS = "users";
    static final String DEPARTMENTS = "departments";

    public Bundle {
        objects = List.copyOf(objects);
        sample = Collections.unmodifiableSortedMap(new TreeMap<>(sample));
    }

    /** Package of all its objects. */
    public String pkg() {
        return manifest.path("id").asText();
    }

    public String version() {
        return manifest.path("version").asText();
    }

    public LocalizedText title() {
        return LocalizedText.fromJson(Json.plain(manifest.path("title")));
    }

    Optional<BundleObject> object(MetadataId id) {
        return objects.stream().filter(object -> object.id().equals(id)).findFirst();
    }

    /** @param path of its file, such as {@code forms/customer.json} */
    public record BundleObject(MetadataId id, JsonNode doc, String path) {}
}
