package org.mortise.form.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All kinds of fields that this installation knows, by their type. */
public final class ControlCatalog {

    private final Map<String, Control<?>> byType = new TreeMap<>();

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

    public Collection<String> types() {
        return byType.keySet();
    }
}
