package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody without an account sends.
 *
 * @param data offered fields by key
 * @param parameters what the address of his page brought, by name
 * @param visit secret of the visit that holds the files that he has brought
 * @param homepage a field that people do not see; programs that fill in everything give themselves away
 */
public record Sent(
        @Nullable ObjectNode data,
        @Nullable Map<String, String> parameters,
        @Nullable String visit,
        @Nullable String homepage) {

    boolean isTrapped() {
        return homepage != null && !homepage.isBlank();
    }

    String parameter(String name) {
        var value = parameters == null ? null : parameters.get(name);
        return value == null ? "" : value.strip();
    }
}
