package org.mortise.form.publiclink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.OptionSettings;
import org.mortise.form.linkage.PreparedField;

/**
 * Which fields may be offered to people without an account: those whose values they can know by themselves. Records, colleagues,
 * departments and files lead to what is in the house.
 */
final class Offerable {

    /** Controls that the public page can draw; both sides read this list. */
    private static final Set<String> CONTROLS = read();

    private Offerable() {}

    /** Whether the public page has an input for it, and its choices are its own. */
    static boolean is(PreparedField field) {
        var props = field.definition().props();
        return CONTROLS.contains(field.definition().type())
                && !props.path(OptionSettings.FROM).isObject();
    }

    /** What a formula reads beside what is offered; what it asks other forms and who reads counts as well. */
    static boolean isComputedFrom(PreparedField field, Set<String> offered) {
        var formula = field.compute();
        return formula != null
                && formula.asks().isEmpty()
                && !formula.isPersonal()
                && formula.reads().stream().allMatch(path -> isOffered(path, offered));
    }

    static boolean isOffered(FieldPath path, Set<String> offered) {
        return path.keys().size() == 1 && offered.contains(path.keys().get(0));
    }

    private static Set<String> read() {
        try (var stream = Offerable.class.getResourceAsStream("/publiclink/controls.json")) {
            if (stream == null) {
                throw new IllegalStateException("publiclink/controls.json is missing");
            }
            var controls = new HashSet<String>();
            Json.mapper().readTree(stream).forEach(control -> controls.add(control.asText()));
            return Set.copyOf(controls);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
