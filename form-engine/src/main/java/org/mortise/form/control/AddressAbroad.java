package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/** An address outside of China: nobody knows its regions, so state, city and postcode are what people write. Its code is the country. */
final class AddressAbroad {

    static final String POSTCODE = "postcode";
    static final int LONGEST_NAME = 100;
    static final List<String> NAMES = List.of("province", "city", POSTCODE);

    private static final String BETWEEN = ", ";

    private AddressAbroad() {}

    /** The whole object from the parts that were sent. */
    static JsonNode whole(String country, JsonNode parts, boolean detailed) {
        var address = Json.object().put("code", country).put("country", country);
        for (var name : NAMES) {
            put(address, name, parts);
        }
        if (detailed) {
            put(address, "detail", parts);
        }
        var region = joined(" ", part(address, "province"), part(address, POSTCODE));
        return address.put(
                "text",
                joined(
                        BETWEEN,
                        part(address, "detail"),
                        part(address, "city"),
                        region,
                        Countries.name(country, Locale.ENGLISH)));
    }

    private static void put(ObjectNode address, String name, JsonNode parts) {
        var text = part(parts, name);
        if (!text.isEmpty()) {
            address.put(name, text);
        }
    }

    private static String part(JsonNode parts, String name) {
        return parts.path(name).asText("").strip();
    }

    private static String joined(String between, String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(between));
    }

    /** Reads what people write: the country first or last, the city beside it, the rest is the street; empty without a country. */
    static Optional<JsonNode> written(String text) {
        var commas = text.contains(",") || text.contains("，") || text.contains("\n");
        var words = new ArrayList<>(Arrays.stream(text.split(commas ? "[,，\\n]" : "\\s+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var last = Countries.named(words.get(words.size() - 1));
        var country = last.or(() -> Countries.named(words.get(0)));
        if (country.isEmpty()) {
            return Optional.empty();
        }
        words.remove(last.isPresent() ? words.size() - 1 : 0);
        var parts = Json.object().put("country", country.get());
        if (!words.isEmpty()) {
            city(words.remove(last.isPresent() ? words.size() - 1 : 0), parts);
        }
        return Optional.of(parts.put("detail", String.join(commas ? BETWEEN : " ", words)));
    }

    /** {@code 10117 Berlin} and {@code Paris 75001}: the word with digits is the postcode. */
    private static void city(String word, ObjectNode parts) {
        var pieces = List.of(word.split("\\s+"));
        var numbered = pieces.stream().filter(piece -> piece.matches(".*\\d.*")).collect(Collectors.joining(" "));
        var named = pieces.stream().filter(piece -> !piece.matches(".*\\d.*")).collect(Collectors.joining(" "));
        parts.put("city", named.isEmpty() ? word : named);
        if (!named.isEmpty() && !numbered.isEmpty()) {
            parts.put(POSTCODE, numbered);
        }
    }

    /** What is wrong with it; of a country alone no place is known. */
    static List<Problem> validate(String level, JsonNode value) {
        if (!level.equals("province") && part(value, "city").isEmpty()) {
            return List.of(Problem.at("/city", "address_without_city"));
        }
        for (var name : NAMES) {
            var length = Texts.length(part(value, name));
            if (length > LONGEST_NAME) {
                return List.of(Problem.at("/" + name, "text_too_long", Map.of("max", LONGEST_NAME, "length", length)));
            }
        }
        return List.of();
    }
}
