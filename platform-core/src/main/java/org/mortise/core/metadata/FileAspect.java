package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mortise.core.formula.FxType;

/** What can be asked of a field of files besides whether it has any: {@code files.name} and {@code files.count}. */
public enum FileAspect {
    NAME("name", new FxType.ListOf(FxType.Scalar.TEXT)),
    COUNT("count", FxType.Scalar.NUMBER);

    private final String key;
    private final FxType type;

    FileAspect(String key, FxType type) {
        this.key = key;
        this.type = type;
    }

    /** @param keys what follows the field in a path */
    public static Optional<FileAspect> of(List<String> keys) {
        return Arrays.stream(values())
                .filter(aspect -> keys.size() == 1 && aspect.key.equals(keys.get(0)))
                .findFirst();
    }

    public FxType type() {
        return type;
    }

    /** @param files as a document has them, or nothing */
    public Object in(JsonNode files) {
        if (this == COUNT) {
            return BigDecimal.valueOf(files.size());
        }
        var names = new ArrayList<String>();
        files.forEach(file -> names.add(file.path("name").asText("")));
        return names;
    }
}
