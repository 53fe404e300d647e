package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/**
 * What somebody without an account looks for among what he may choose from.
 *
 * @param search what he has typed
 * @param values what his entry holds by now, by field
 */
public record Asked(String search, ObjectNode values) {

    public Asked(@Nullable String search, @Nullable ObjectNode values) {
        this.search = search == null ? "" : search.strip();
        this.values = values == null ? Json.object() : values;
    }
}
