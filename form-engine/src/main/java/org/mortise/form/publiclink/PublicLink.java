package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;

/**
 * A link through which anybody may make records of a form.
 *
 * @param offered keys of the fields that are filled in, in their order
 * @param values fields that every record made through the link begins with, by key
 * @param parameters fields by the names under which the address may bring their values
 * @param from when it opens; null: at once
 * @param until when it closes; null: never
 * @param limit how many records may be made through it; null: any number
 * @param doc with the texts that people read
 */
record PublicLink(
        ObjectKey key,
        ObjectKey form,
        List<String> offered,
        ObjectNode values,
        Map<String, String> parameters,
        boolean enabled,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long limit,
        JsonNode doc) {

    static final String KIND = "publiclink";

    /** Whether records can be made through a link, and if not, why; told to those who design it and to nobody else. */
    enum State {
        OPEN,
        OFF,
        NOT_YET,
        OVER,
        FULL
    }

    PublicLink {
        offered = List.copyOf(offered);
    }

    static Optional<PublicLink> find(MetadataLookup lookup, ObjectKey key) {
        return lookup.find(KIND, key).map(PublicLink::of);
    }

    static PublicLink of(PublishedObject published) {
        return of(published.key(), published.doc());
    }

    /** @param doc fits the schema */
    static PublicLink of(ObjectKey key, JsonNode doc) {
        var offered = new ArrayList<String>();
        doc.path("fields").forEach(field -> offered.add(field.path("field").asText()));
        var parameters = new LinkedHashMap<String, String>();
        doc.path("parameters")
                .forEach(parameter -> parameters.put(
                        parameter.path("name").asText(), parameter.path("field").asText()));
        return new PublicLink(
                key,
                ObjectKey.resolve(key.pkg(), doc.path("form").asText()),
                offered,
                doc.path("values") instanceof ObjectNode values ? values.deepCopy() : Json.object(),
                parameters,
                doc.path("enabled").asBoolean(true),
                moment(doc.path("from")),
                moment(doc.path("until")),
                doc.path("limit").isIntegralNumber() ? doc.path("limit").asLong() : null,
                doc);
    }

    /** @param made records that were made through it so far */
    State state(Instant now, long made) {
        if (!enabled) {
            return State.OFF;
        }
        if (from != null && now.isBefore(from)) {
            return State.NOT_YET;
        }
        if (until != null && !now.isBefore(until)) {
            return State.OVER;
        }
        return limit != null && made >= limit ? State.FULL : State.OPEN;
    }

    boolean isOffered(String field) {
        return offered.contains(field);
    }

    /** Null where nothing is said, or what is said is no moment: a document with that is not published. */
    static @Nullable Instant moment(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant() : null;
        } catch (DateTimeParseException noSuchDay) {
            return null;
        }
    }
}
