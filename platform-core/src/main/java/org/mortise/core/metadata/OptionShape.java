package org.mortise.core.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/**
 * One choice of a field.
 *
 * @param key what records keep
 * @param color name of a palette colour, for tags and charts
 * @param probability of a stage: how likely it ends well, in percent; null when it does not say
 * @param retired nobody chooses it any more; records that hold it keep it
 * @param aliases other words for it; null in what older versions wrote
 * @param parent key of the option that holds it in a tree; null at the top, and in what older versions wrote
 */
public record OptionShape(
        String key,
        LocalizedText label,
        @Nullable String color,
        @Nullable Integer probability,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean retired,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<String> aliases,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parent) {

    /** What formulas call the probability of the stage that a field holds. */
    public static final String PROBABILITY = "probability";

    /** Name of the kind of metadata that keeps choices for several fields. */
    public static final String SET = "optionset";

    public OptionShape {
        aliases = List.copyOf(Objects.requireNonNullElse(aliases, List.of()));
    }

    /** A choice that is no stage. */
    public OptionShape(String key, LocalizedText label, @Nullable String color) {
        this(key, label, color, null, false, List.of(), null);
    }

    /** Other words for it. */
    public List<String> others() {
        return Objects.requireNonNull(aliases);
    }

    /** Reads the {@code options} of a field or of an option set; options of a tree stand after the option that holds them. */
    public static List<OptionShape> list(JsonNode array) {
        var options = new ArrayList<OptionShape>();
        collect(array, null, options);
        return options;
    }

    /** Reads one option as it is written. */
    public static OptionShape of(JsonNode option) {
        var label = option.path("label");
        var aliases = new ArrayList<String>();
        option.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        return new OptionShape(
                option.path("key").asText(""),
                label.isTextual() || label.isObject()
                        ? LocalizedText.fromJson(Json.plain(label))
                        : LocalizedText.of(option.path("key").asText("")),
                option.path("color").isTextual() ? option.path("color").asText() : null,
                option.path(PROBABILITY).isInt() ? option.path(PROBABILITY).asInt() : null,
                option.path("retired").asBoolean(false),
                aliases,
                null);
    }

    private static void collect(JsonNode array, @Nullable String parent, List<OptionShape> options) {
        for (var option : array) {
            var read = of(option).under(parent);
            options.add(read);
            collect(option.path("children"), read.key(), options);
        }
    }

    private OptionShape under(@Nullable String above) {
        return new OptionShape(key, label, color, probability, retired, aliases, above);
    }
}
