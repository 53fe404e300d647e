package org.mortise.core.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

/**
 * Where a page ended: the values it was ordered by, as PostgreSQL writes them, and the id. Opaque to others.
 *
 * @param values null for blank
 */
record Cursor(List<@Nullable String> values, UUID id) {

    String encode() {
        var json = new ArrayList<@Nullable String>(values);
        json.add(id.toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** @param levels how many values the order has, without the id */
    static Cursor decode(String text, int levels) {
        try {
            var json = Json.parse(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!json.isArray() || json.size() != levels + 1) {
                throw invalid();
            }
            var values = new ArrayList<@Nullable String>();
            for (var level = 0; level < levels; level++) {
                values.add(text(json.get(level)));
            }
            return new Cursor(values, UUID.fromString(json.get(levels).asText()));
        } catch (IllegalArgumentException | Rejected notOurs) {
            throw invalid();
        }
    }

    /** Which values are blank: decides the text of the statement. */
    String pattern() {
        var pattern = new StringBuilder();
        values.forEach(value -> pattern.append(value == null ? 'n' : 'v'));
        return pattern.toString();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asText();
    }

    private static Rejected invalid() {
        return Rejected.because(Rejected.Kind.MALFORMED, "cursor_invalid");
    }
}
