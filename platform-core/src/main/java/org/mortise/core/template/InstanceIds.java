package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/**
 * Ids of one installation in documents: of people, departments and records, which mean nothing anywhere else. Documents name
 * everything else by keys. Pure.
 */
final class InstanceIds {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final List<Found> found = new ArrayList<>();
    private final LocalizedText object;

    private InstanceIds(LocalizedText object) {
        this.object = object;
    }

    /**
     * An id and where it stands.
     *
     * @param path {@code /forms/order.json/model/fields/0/…}
     * @param object title of the document
     * @param part title of the field, step or card around it; that of the document when there is none
     */
    record Found(String path, UUID id, LocalizedText object, LocalizedText part) {}

    static List<Found> in(List<Bundle.BundleObject> objects) {
        return objects.stream().flatMap(one -> in(one).stream()).toList();
    }

    private static List<Found> in(Bundle.BundleObject one) {
        var title = title(one.doc(), LocalizedText.of(one.id().key().toString()));
        var ids = new InstanceIds(title);
        ids.look(one.doc(), "/" + one.path(), title);
        return ids.found;
    }

    private void look(JsonNode part, String path, LocalizedText around) {
        if (part.isTextual()) {
            if (ID.matcher(part.textValue()).matches()) {
                found.add(new Found(path, UUID.fromString(part.textValue()), object, around));
            }
            return;
        }
        var here = title(part, around);
        part.properties().forEach(entry -> look(entry.getValue(), path + "/" + entry.getKey(), here));
        if (part.isArray()) {
            for (var index = 0; index < part.size(); index++) {
                look(part.get(index), path + "/" + index, here);
            }
        }
    }

    private static LocalizedText title(JsonNode part, LocalizedText otherwise) {
        var title = part.path("title");
        return title.isTextual() || title.isObject() ? LocalizedText.fromJson(Json.plain(title)) : otherwise;
    }
}
