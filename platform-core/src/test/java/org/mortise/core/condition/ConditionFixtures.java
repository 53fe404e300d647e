package org.mortise.core.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/** The fields, the surroundings and the cases of {@code src/test/resources/condition}. */
public final class ConditionFixtures {

    private static final JsonNode FIELDS = Json.parse(read("fields.json"));

    private ConditionFixtures() {}

    /** The fields of the corpus. */
    public record Fields(Map<String, FxType> byPath) implements FieldTypes {
        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return byPath.get(path.toString());
        }

        @Override
        public Collection<String> known() {
            return byPath.keySet();
        }

        @Override
        public @Nullable Labels labelsOf(FieldPath path) {
            var labels = FIELDS.path("labels").path(path.toString());
            var byKey = new HashMap<String, List<LocalizedText>>();
            labels.properties()
                    .forEach(entry -> byKey.put(
                            entry.getKey(),
                            List.of(LocalizedText.of(entry.getValue().textValue()))));
            return labels.isMissingNode() ? null : new Labels(byKey, false, Set.of());
        }

        @Override
        public Collection<String> branch(FieldPath path, String option) {
            var branch = FIELDS.path("branches").path(path.toString()).path(option);
            var keys = new ArrayList<String>();
            branch.forEach(key -> keys.add(key.textValue()));
            return branch.isMissingNode() ? List.of(option) : keys;
        }
    }

    /** A record of the corpus in its surroundings. */
    public record Sample(JsonNode values, @Nullable JsonNode old, JsonNode surroundings) implements ConditionContext {

        @Override
        public Instant now() {
            return Instant.parse(surroundings.get("now").textValue());
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of(surroundings.get("zone").textValue());
        }

        @Override
        public @Nullable Object variable(String name) {
            var value = surroundings.get("variables").get(name);
            return value == null ? null : Json.plain(value);
        }

        @Override
        public Collection<String> departmentTree(String department) {
            var tree = new ArrayList<String>();
            var known = surroundings.get("trees").get(department);
            if (known == null) {
                return List.of(department);
            }
            known.forEach(id -> tree.add(id.textValue()));
            return tree;
        }

        @Override
        public @Nullable Object value(FieldPath path) {
            return decode(values.get(path.toString()), path);
        }

        @Override
        public @Nullable Object oldValue(FieldPath path) {
            return old == null ? null : decode(old.get(path.toString()), path);
        }
    }

    public static Fields fields() {
        var types = new LinkedHashMap<String, FxType>();
        FIELDS.get("types")
                .properties()
                .forEach(
                        field -> types.put(field.getKey(), type(field.getValue().textValue())));
        return new Fields(types);
    }

    public static List<JsonNode> lines(String resource) {
        return read(resource).lines().map(Json::parse).toList();
    }

    /** A case's record; what it does not say of its surroundings is as in {@code fields.json}. */
    public static Sample sample(JsonNode aCase) {
        return new Sample(aCase.path("record"), aCase.get("old"), surroundings(aCase.get("context")));
    }

    public static JsonNode surroundings(@Nullable JsonNode differing) {
        var surroundings = Json.object();
        FIELDS.get("context").properties().forEach(part -> surroundings.set(part.getKey(), part.getValue()));
        if (differing != null) {
            differing.properties().forEach(part -> surroundings.set(part.getKey(), part.getValue()));
        }
        return surroundings;
    }

    private static @Nullable Object decode(@Nullable JsonNode value, FieldPath path) {
        var type = fieldsByPath(path);
        if (value == null || value.isNull()) {
            return path.keys().get(0).equals("items") ? List.of() : null;
        }
        if (!(type instanceof FxType.ListOf list)) {
            return scalar(value, type);
        }
        var elements = new ArrayList<@Nullable Object>();
        value.forEach(element -> elements.add(element.isNull() ? null : scalar(element, list.element())));
        return elements;
    }

    private static FxType fieldsByPath(FieldPath path) {
        return type(FIELDS.get("types").get(path.toString()).textValue());
    }

    private static Object scalar(JsonNode value, FxType type) {
        if (!(type instanceof FxType.Scalar scalar)) {
            return value.textValue();
        }
        return switch (scalar) {
            case NUMBER, DURATION -> new BigDecimal(value.textValue());
            case BOOL -> value.booleanValue();
            case DATE -> LocalDate.parse(value.textValue());
            case DATETIME -> Instant.parse(value.textValue());
            case TIME -> LocalTime.parse(value.textValue());
            case TEXT, OPTION, USER, DEPARTMENT, FILE, BLANK -> value.textValue();
        };
    }

    static FxType type(String id) {
        if (id.startsWith("list:")) {
            return new FxType.ListOf(type(id.substring(5)));
        }
        return id.startsWith("ref:")
                ? new FxType.Ref(id.substring(4))
                : FxType.Scalar.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static String read(String resource) {
        try (var stream = ConditionFixtures.class.getResourceAsStream("/condition/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("no such resource: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
