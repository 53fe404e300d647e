package org.mortise.core.metadata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code stage.probability}: how likely it ends well where a record stands, in percent; blank for a stage that does not say. */
public final class StageProbability {

    private StageProbability() {}

    /** @param further what follows the field in a path */
    public static boolean isAt(FieldShape field, List<String> further) {
        return field.type() == ValueType.OPTION
                && further.equals(List.of(OptionShape.PROBABILITY))
                && field.options().stream().anyMatch(option -> option.probability() != null);
    }

    /** @param stage key of the stage */
    public static @Nullable BigDecimal of(FieldShape field, String stage) {
        return by(field).get(stage);
    }

    /** By the keys of the stages that say. */
    public static Map<String, BigDecimal> by(FieldShape field) {
        return field.options().stream()
                .filter(option -> option.probability() != null)
                .collect(Collectors.toMap(
                        OptionShape::key,
                        option -> new BigDecimal(String.valueOf(option.probability())),
                        (one, other) -> one));
    }
}
