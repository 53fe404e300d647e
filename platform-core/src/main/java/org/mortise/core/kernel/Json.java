package org.mortise.core.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one JSON codec: exact decimals, ISO dates, at most 50 levels deep. */
public final class Json {

    /** Deeper documents are refused while they are read. */
    public static final int MAX_DEPTH = 50;

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build());

    private static final ObjectWriter CANONICAL =
            MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** Settings shared with the mapper of the HTTP layer. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.setConfig(mapper.getDeserializationConfig().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES));
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new Jdk8Module())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // 1.10 stays 1.10: documents come back as they were written.
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw Rejected.because(Rejected.Kind.MALFORMED, malformed(malformed));
        }
    }

    /** What is wrong with a text that is no JSON of ours, and where; what the parser says of it is for programmers. */
    public static Problem malformed(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException
                && failure.getOriginalMessage().contains("nesting depth")) {
            return new Problem("json_too_deep", "", Map.of("max", MAX_DEPTH));
        }
        var place = failure.getLocation();
        return place == null
                ? Problem.of("malformed_request")
                : new Problem("malformed_json", "", Map.of("line", place.getLineNr(), "column", place.getColumnNr()));
    }

    /** One line, keys in the order they were put. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("cannot be written as JSON", broken);
        }
    }

    /** The form in which bundles are kept: keys sorted, two spaces, LF, a final newline; equal values are equal bytes. */
    public static String canonical(JsonNode value) {
        try {
            return CANONICAL.writeValueAsString(sorted(value)) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("cannot be written as JSON", broken);
        }
    }

    public static <T> T convert(Object value, Class<T> type) {
        return MAPPER.convertValue(value, type);
    }

    /** Plain Java values: maps, lists, strings, {@code BigDecimal}, integers, booleans and null. */
    public static Object plain(JsonNode value) {
        return MAPPER.convertValue(value, Object.class);
    }

    /** The same, with null for an absent or JSON null value. */
    public static @Nullable Object plainOrNull(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : plain(value);
    }

    /** The same, of JSON in a text. */
    public static Object plain(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException malformed) {
            throw Rejected.because(Rejected.Kind.MALFORMED, malformed(malformed));
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var array = MAPPER.createArrayNode();
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        var fields = new TreeMap<String, JsonNode>();
        value.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        var object = MAPPER.createObjectNode();
        fields.forEach(object::set);
        return object;
    }
}
