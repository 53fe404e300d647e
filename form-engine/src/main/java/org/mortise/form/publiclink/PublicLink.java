package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param fields keys of the fields that are filled in, in their order, with the columns of those that are sub-tables
 * @param offers what may be seen of other forms, by path of the field that points there
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
        Map<String, List<String>> fields,
        Map<String, LinkOffer> offers,
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
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        offers = Map.copyOf(offers);
    }

    static Optional<PublicLink> find(MetadataLookup lookup, ObjectKey key) {
        return lookup.find(KIND, key).map(PublicLink::of);
    }

    static PublicLink of(PublishedObject published) {
        return of(published.key(), published.doc());
    }

    /** @param doc fits the schema */
    static PublicLink of(ObjectKey key, JsonNode doc) {
        var fields = new LinkedHashMap<String, List<String>>();
        doc.path("fields").forEach(field -> {
            var columns = new ArrayList<String>();
            field.path("columns").forEach(column -> columns.add(column.asText()));
            fields.put(field.path("field").asText(), List.copyOf(columns));
        });
        var offers = new LinkedHashMap<String, LinkOffer>();
        doc.path("offer")
                .properties()
                .forEach(offer -> offers.put(offer.getKey(), LinkOffer.of(offer.getValue(), key.pkg())));
        var parameters = new LinkedHashMap<String, String>();
        doc.path("parameters")
                .forEach(parameter -> parameters.put(
                        parameter.path("name").asText(), parameter.path("field").asText()));
        return new PublicLink(
                key,
                ObjectKey.resolve(key.pkg(), doc.path("form").asText()),
                fields,
                offers,
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
        return fields.containsKey(field);
    }

    /** Keys of the fields that are filled in, in their order. */
    List<String> offered() {
        return List.copyOf(fields.keySet());
    }

    /** Whether its fields stand as the form arranges them, and not one below the other. */
    boolean isArranged() {
        return doc.path("layout").asText("").equals("form");
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
