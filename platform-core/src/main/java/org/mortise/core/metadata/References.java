package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mortise.core.formula.Suggestion;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** Follows references from one document and collects those that lead nowhere; the {@code check} of a kind reads them out. */
public final class References {

    private final ObjectKey from;
    private final MetadataLookup lookup;
    private final List<Problem> problems = new ArrayList<>();

    public References(ObjectKey from, MetadataLookup lookup) {
        this.from = from;
        this.lookup = lookup;
    }

    /**
     * The object that {@code reference} names; a problem at {@code path} when there is none.
     *
     * @param reference a JSON text; anything else is nobody's reference and gives nothing
     */
    public Optional<PublishedObject> follow(String kind, JsonNode reference, String path) {
        if (!reference.isTextual()) {
            return Optional.empty();
        }
        var found = key(reference.asText()).flatMap(key -> lookup.find(kind, key));
        if (found.isEmpty()) {
            problems.add(Problem.at(path, "reference_missing", Map.of("kind", kind, "key", reference.asText())));
        }
        return found;
    }

    /** The shape of the form that {@code reference} names; a problem at {@code path} when there is no such form. */
    public Optional<FormShape> form(JsonNode reference, String path) {
        return follow(FormShape.KIND, reference, path).flatMap(form -> lookup.form(form.key()));
    }

    /** A problem when {@code form} has no field {@code key}; {@code items.qty} names a column of a sub-table. */
    public void field(FormShape form, String key, String path) {
        if (!exists(form, key)) {
            var params = new HashMap<String, Object>(
                    Map.of("field", key, "form", form.form().toString()));
            var nearest = Suggestion.nearest(
                    key, form.fields().stream().map(FieldShape::key).toList());
            if (nearest != null) {
                params.put("suggestion", nearest);
            }
            problems.add(Problem.at(path, "field_missing", params));
        }
    }

    /** Refuses the second of two elements of {@code list} with the same {@code keyName}. */
    public void distinct(JsonNode list, String keyName, String path) {
        var seen = new HashSet<String>();
        each(list, path, element -> {
            var key = element.json().path(keyName).asText();
            if (!seen.add(key)) {
                problems.add(Problem.at(element.path() + "/" + keyName, "key_repeated", Map.of("key", key)));
            }
        });
    }

    public void add(Problem problem) {
        problems.add(problem);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** An element of a list and where it stands. */
    public record Element(JsonNode json, String path) {}

    public static void each(JsonNode list, String path, Consumer<Element> visit) {
        for (var index = 0; index < list.size(); index++) {
            visit.accept(new Element(list.path(index), path + "/" + index));
        }
    }

    private Optional<ObjectKey> key(String reference) {
        try {
            return Optional.of(ObjectKey.resolve(from.pkg(), reference));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean exists(FormShape form, String key) {
        var dot = key.indexOf('.');
        if (dot < 0) {
            return form.field(key).isPresent() || SystemField.of(key).isPresent();
        }
        return form.field(key.substring(0, dot))
                .flatMap(field -> field.field(key.substring(dot + 1)))
                .isPresent();
    }
}
