package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.SchemaCheck;

/** All kinds of fields that this installation knows, by their type. */
public final class ControlCatalog {

    /** Those who fill in a public form. */
    public static final String VISITORS = "visitors";

    /** Lookups and rollups, which look as the field does whose values they have. */
    public static final String LOOKUPS = "lookups";

    private final Map<String, Control<?>> byType = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new ConcurrentHashMap<>();
    private final Map<String, SchemaCheck> settings = new ConcurrentHashMap<>();

    private ControlCatalog(Iterable<? extends Control<?>> controls) {
        for (var control : controls) {
            @Nullable Control<?> other = byType.put(control.type(), control);
            if (other != null) {
                throw new IllegalStateException("two controls are called " + control.type());
            }
        }
    }

    /** Those that stand in {@code META-INF/services} of any jar. */
    public static ControlCatalog installed() {
        var found = new ArrayList<Control<?>>();
        for (Control<?> control : ServiceLoader.load(Control.class, Control.class.getClassLoader())) {
            found.add(control);
        }
        return new ControlCatalog(found);
    }

    public Optional<Control<?>> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Whether settings have the shape that the control wants; its schema is read once. */
    public List<Problem> check(Control<?> control, JsonNode props) {
        return settings.computeIfAbsent(control.type(), type -> SchemaCheck.of(control.schema()))
                .check(props);
    }

    /**
     * Settings that are told to an audience, as the schema of the settings says as {@code x-told}: every setting says it, so that none
     * is forgotten.
     */
    public List<String> told(String type, String audience) {
        return find(type).stream()
                .flatMap(control -> properties(control).properties().stream())
                .filter(setting -> StreamSupport.stream(
                                setting.getValue().path("x-told").spliterator(), false)
                        .anyMatch(each -> each.asText().equals(audience)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Settings that name fields, by the way in which they do, as the schema of the settings says as {@code x-names}. */
    public Map<String, String> naming(String type) {
        var naming = new TreeMap<String, String>();
        find(type).ifPresent(control -> properties(control).properties().forEach(setting -> {
            if (setting.getValue().has("x-names")) {
                naming.put(setting.getKey(), setting.getValue().path("x-names").asText());
            }
        }));
        return naming;
    }

    private JsonNode properties(Control<?> control) {
        return schemas.computeIfAbsent(control.type(), type -> control.schema()).path("properties");
    }

    public Collection<String> types() {
        return byType.keySet();
    }
}
