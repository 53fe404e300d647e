package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.control.OptionSettings;

/**
 * Choices that are values of records of another form.
 *
 * @param reference the form as the document names it
 * @param value key of the text field whose values are chosen
 * @param label key of a text field that is shown beside them; null when there is none
 * @param filter which records give choices, as it is written; may speak of the record with the field
 */
public record OptionSource(
        String reference, String value, @Nullable String label, JsonNode filter) {

    public static Optional<OptionSource> of(JsonNode props) {
        var from = props.path(OptionSettings.FROM);
        return from.isObject()
                ? Optional.of(new OptionSource(
                        from.path("form").asText(""),
                        from.path("value").asText(""),
                        from.hasNonNull("label") ? from.path("label").asText() : null,
                        from.path("filter")))
                : Optional.empty();
    }

    /** The form, named from one of {@code pkg}. */
    public ObjectKey form(String pkg) {
        return ObjectKey.resolve(pkg, reference);
    }

    /** Which records give choices for {@code record}; null: all. */
    public @Nullable Condition filter(ObjectNode record) {
        return LinkFilter.of(filter, record);
    }

    /** Keys of the fields of the record that the filter speaks of. */
    public Set<String> reads() {
        return LinkFilter.reads(filter);
    }
}
