package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reading ids of records, people and departments; whether they exist is asked elsewhere, all at once. */
final class References {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private References() {}

    static Coerced one(JsonNode sent) {
        return Texts.read(sent, "not_a_reference", text -> {
            var id = text.toLowerCase(Locale.ROOT);
            return UUID.matcher(id).matches() ? Coerced.of(id) : Coerced.refused("not_a_reference");
        });
    }

    static Coerced many(JsonNode sent) {
        return Lists.read(sent, "not_references", References::one);
    }
}
