package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What stands beside a value in its record, or behind a link that does. */
@FunctionalInterface
public interface Beside {

    /** @param path of a field, such as {@code place} or {@code factory.place} */
    Standing at(String path);

    /**
     * What stands at a path.
     *
     * @param value canonical JSON; missing where nothing is
     * @param title of the record behind the link that leads there; null in the record itself
     */
    record Standing(JsonNode value, @Nullable String title) {}
}
