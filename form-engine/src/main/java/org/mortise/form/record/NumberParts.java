package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * What the number of one record takes from its fields.
 *
 * @param texts what each such part comes to, in order; empty where the field is blank
 * @param joined all from the first to the last of them, with the fixed texts in between
 */
record NumberParts(List<String> texts, String joined) {

    /** Characters of a field that a number takes where it says no length. */
    static final int MOST = 20;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    /**
     * Of many records of one form.
     *
     * @param codes the codes of departments by id; of those that have one
     */
    static Uni<List<NumberParts>> of(
            JsonNode segments,
            FormShape form,
            List<ObjectNode> records,
            Function<Collection<UUID>, Uni<Map<UUID, String>>> codes) {
        var departments = new HashSet<UUID>();
        for (var segment : segments) {
            form.field(segment.path("field").asText(""))
                    .filter(field -> field.type() == ValueType.DEPARTMENT)
                    .ifPresent(field -> records.stream()
                            .filter(record -> record.hasNonNull(field.key()))
                            .forEach(record -> departments.add(
                                    UUID.fromString(record.path(field.key()).asText()))));
        }
        return codes.apply(departments).map(known -> records.stream()
                .map(record -> of(segments, form, record, known))
                .toList());
    }

    private static NumberParts of(JsonNode segments, FormShape form, ObjectNode record, Map<UUID, String> codes) {
        var texts = new ArrayList<String>();
        var joined = new StringBuilder();
        var between = new StringBuilder();
        for (var segment : segments) {
            if (!segment.has("field")) {
                between.append(segment.path("text").asText(""));
                continue;
            }
            var text = form.field(segment.path("field").asText())
                    .map(field -> cut(segment, text(field, record.path(field.key()), codes)))
                    .orElse("");
            joined.append(texts.isEmpty() ? "" : between).append(text);
            between.setLength(0);
            texts.add(text);
        }
        return new NumberParts(List.copyOf(texts), joined.toString());
    }

    private static String text(FieldShape field, JsonNode value, Map<UUID, String> codes) {
        return switch (field.type()) {
            case TEXT, OPTION -> value.asText("");
            case DEPARTMENT -> value.isTextual() ? codes.getOrDefault(UUID.fromString(value.asText()), "") : "";
            default -> "";
        };
    }

    private static String cut(JsonNode segment, String text) {
        var plain = SPACES.matcher(text).replaceAll(" ").strip();
        var written = segment.path("upper").asBoolean(false) ? plain.toUpperCase(Locale.ROOT) : plain;
        var length = Math.min(segment.path("length").asInt(MOST), written.codePointCount(0, written.length()));
        return written.substring(0, written.offsetByCodePoints(0, length)).strip();
    }
}
