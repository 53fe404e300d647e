package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

/** Where the next page begins, as an opaque text that clients only hand back. */
public final class Cursor {

    private Cursor() {}

    public static String write(JsonNode position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(position).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses with 400 what {@link #write} did not make. */
    public static JsonNode read(String cursor) {
        try {
            return Json.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | Rejected notOurs) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "cursor_invalid");
        }
    }
}
