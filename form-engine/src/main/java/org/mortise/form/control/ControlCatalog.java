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
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.SchemaCheck;

/** All kinds of fields that this installation knows, by their type. */
public final class ControlCatalog {

    private final Map<String, Control<?>> byType = new TreeMap<>();
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

    public Collection<String> types() {
        return byType.keySet();
    }
}
