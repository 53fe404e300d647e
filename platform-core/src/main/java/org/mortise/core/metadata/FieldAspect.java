package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/** What can be asked of the value of a field besides the value itself, by a key behind that of the field. */
public enum FieldAspect {
    /** {@code files.name}: what its files are called. */
    FILE_NAME("name", new FxType.ListOf(FxType.Scalar.TEXT)),
    /** {@code files.count}: how many files there are. */
    FILE_COUNT("count", FxType.Scalar.NUMBER),
    /** {@code stage.probability}: how likely it ends well where a record stands, in percent; blank for a stage that does not say. */
    PROBABILITY(OptionShape.PROBABILITY, FxType.Scalar.NUMBER);

    private final String key;
    private final FxType type;

    FieldAspect(String key, FxType type) {
        this.key = key;
        this.type = type;
    }

    /** @param further what follows the field in a path */
    public static Optional<FieldAspect> of(FieldShape field, List<String> further) {
        return Arrays.stream(values())
                .filter(aspect -> further.size() == 1 && aspect.key.equals(further.get(0)) && aspect.isOf(field))
                .findFirst();
    }

    private boolean isOf(FieldShape field) {
        return switch (this) {
            case FILE_NAME, FILE_COUNT -> field.type() == ValueType.FILES;
            case PROBABILITY ->
                field.type() == ValueType.OPTION && !probabilities(field).isEmpty();
        };
    }

    public FxType type() {
        return type;
    }

    /** @param value of the field as a document has it; missing where it has none */
    public @Nullable Object in(FieldShape field, JsonNode value) {
        return switch (this) {
            case FILE_NAME -> {
                var names = new ArrayList<String>();
                value.forEach(file -> names.add(file.path("name").asText("")));
                yield names;
            }
            case FILE_COUNT -> BigDecimal.valueOf(value.size());
            case PROBABILITY -> probabilities(field).get(value.asText());
        };
    }

    /** By the keys of the options that say. */
    public static Map<String, BigDecimal> probabilities(FieldShape field) {
        return field.options().stream()
                .filter(option -> option.probability() != null)
                .collect(Collectors.toMap(
                        OptionShape::key,
                        option -> new BigDecimal(String.valueOf(option.probability())),
                        (one, other) -> one));
    }
}
