package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/** What can be asked of the value of a field besides the value itself, by a key behind that of the field. */
public sealed interface FieldAspect {

    FxType type();

    /** @param value of the field as a document has it; missing where it has none */
    @Nullable
    Object in(FieldShape field, JsonNode value);

    /** @param further what follows the field in a path */
    static Optional<FieldAspect> of(FieldShape field, List<String> further) {
        if (further.size() != 1) {
            return Optional.empty();
        }
        var key = further.get(0);
        var part = field.parts().get(key);
        return part == null ? Derived.of(field, key) : Optional.of(new Part(key, part));
    }

    /** {@code period.start}, {@code place.lng}: one of the parts that the value itself is made of. */
    record Part(String key, ValueType valueType) implements FieldAspect {

        /** What parts are that values do not say, because they were written before anybody could choose, by the key of the part. */
        private static final Map<String, String> UNSAID = Map.of("country", "CN");

        /** What it is where the field holds a value that does not say; null where it is blank then. */
        public @Nullable String unsaid() {
            return UNSAID.get(key);
        }

        @Override
        public FxType type() {
            return switch (valueType) {
                case NUMBER -> FxType.Scalar.NUMBER;
                case DATE -> FxType.Scalar.DATE;
                default -> FxType.Scalar.TEXT;
            };
        }

        @Override
        public @Nullable Object in(FieldShape field, JsonNode value) {
            var text = value.path(key).asText(unsaid() == null || value.isEmpty() ? "" : unsaid());
            if (text.isEmpty()) {
                return null;
            }
            return switch (valueType) {
                case NUMBER -> new BigDecimal(text);
                case DATE -> LocalDate.parse(text);
                default -> text;
            };
        }
    }

    /** What follows from the value. */
    enum Derived implements FieldAspect {
        /** {@code files.name}: what its files are called. */
        FILE_NAME("name", new FxType.ListOf(FxType.Scalar.TEXT)),
        /** {@code files.count}: how many files there are. */
        FILE_COUNT("count", FxType.Scalar.NUMBER),
        /** {@code files.size}: how large they are together, in bytes. */
        FILE_SIZE("size", FxType.Scalar.NUMBER),
        /** {@code stage.probability}: how likely it ends well where a record stands, in percent; blank for a stage that does not say. */
        PROBABILITY(OptionShape.PROBABILITY, FxType.Scalar.NUMBER);

        private final String key;
        private final FxType type;

        Derived(String key, FxType type) {
            this.key = key;
            this.type = type;
        }

        private static Optional<FieldAspect> of(FieldShape field, String key) {
            return Arrays.stream(values())
                    .filter(aspect -> aspect.key.equals(key) && aspect.isOf(field))
                    .map(FieldAspect.class::cast)
                    .findFirst();
        }

        private boolean isOf(FieldShape field) {
            return switch (this) {
                case FILE_NAME, FILE_COUNT, FILE_SIZE -> field.type() == ValueType.FILES;
                case PROBABILITY ->
                    field.type() == ValueType.OPTION && !probabilities(field).isEmpty();
            };
        }

        @Override
        public FxType type() {
            return type;
        }

        @Override
        public @Nullable Object in(FieldShape field, JsonNode value) {
            return switch (this) {
                case FILE_NAME -> {
                    var names = new ArrayList<String>();
                    value.forEach(file -> names.add(file.path("name").asText("")));
                    yield names;
                }
                case FILE_COUNT -> BigDecimal.valueOf(value.size());
                case FILE_SIZE ->
                    BigDecimal.valueOf(value.valueStream()
                            .mapToLong(file -> file.path("size").asLong())
                            .sum());
                case PROBABILITY -> probabilities(field).get(value.asText());
            };
        }
    }

    /** By the keys of the options that say. */
    static Map<String, BigDecimal> probabilities(FieldShape field) {
        return field.options().stream()
                .filter(option -> option.probability() != null)
                .collect(Collectors.toMap(
                        OptionShape::key,
                        option -> new BigDecimal(String.valueOf(option.probability())),
                        (one, other) -> one));
    }
}
