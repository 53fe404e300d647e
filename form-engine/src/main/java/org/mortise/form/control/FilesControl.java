package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/**
 * What all controls share that keep files: an array of objects with the {@code id} of a file each. Whether these are there and what
 * else is known of them is found out where records are written; what was sent of it does not matter.
 */
interface FilesControl extends Control<FileSettings> {

    Set<String> KNOWN = Set.of(
            "id",
            "name",
            "size",
            "type",
            "width",
            "height",
            "takenAt",
            "place",
            "version",
            "signedBy",
            "signedName",
            "signedAt");

    /** Those of {@link #KNOWN} that are whole numbers. */
    Set<String> COUNTED = Set.of("size", "width", "height", "version");

    @Override
    default ValueType valueType() {
        return ValueType.FILES;
    }

    @Override
    default boolean computable() {
        return false;
    }

    @Override
    default FileSettings files(FileSettings settings) {
        return settings;
    }

    @Override
    default List<Problem> check(FileSettings settings) {
        return settings.check();
    }

    @Override
    default Coerced coerce(FileSettings settings, JsonNode sent, Coercion coercion) {
        if (sent.isNull() || (sent.isTextual() && sent.asText().isBlank())) {
            return Coerced.blank();
        }
        var elements = sent.isArray() ? sent : Json.mapper().createArrayNode().add(sent);
        if (elements.size() > FileSettings.MOST) {
            return Coerced.refused("files_too_many", Map.of("max", settings.maxCount()));
        }
        var files = Json.mapper().createArrayNode();
        var ids = new HashSet<String>();
        for (var element : elements) {
            var entry = entry(element);
            if (entry == null) {
                return Coerced.refused("not_files");
            }
            if (ids.add(entry.path("id").asText())) {
                files.add(entry);
            }
        }
        return files.isEmpty() ? Coerced.blank() : Coerced.of(files);
    }

    private static @Nullable ObjectNode entry(JsonNode sent) {
        var id = References.one(sent.isObject() ? sent.path("id") : sent);
        if (!id.problems().isEmpty() || id.value().isNull()) {
            return null;
        }
        var entry = Json.object();
        sent.properties().stream()
                .filter(part -> KNOWN.contains(part.getKey()) && part.getValue().isValueNode())
                .forEach(part -> entry.set(part.getKey(), part.getValue()));
        return entry.set("id", id.value());
    }

    @Override
    default Coerced cell(FileSettings settings, String text, Coercion coercion) {
        return Coerced.refused("files_not_imported");
    }

    @Override
    default List<Problem> validate(FileSettings settings, JsonNode value) {
        return value.size() > settings.maxCount()
                ? List.of(Problem.at("", "files_too_many", Map.of("max", settings.maxCount())))
                : List.of();
    }

    @Override
    default ObjectNode valueSchema(FileSettings settings) {
        return ValueSchema.list(ValueSchema.file()).put("maxItems", settings.maxCount());
    }
}
