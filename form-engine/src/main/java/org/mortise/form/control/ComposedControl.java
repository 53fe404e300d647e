package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/** A text put together from others by a pattern such as {@code {no} - {customer.name}}; nobody writes it. */
public final class ComposedControl implements Control<ComposedControl.Settings> {

    private static final Pattern FIELD = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");

    /** @param pattern text with fields in braces; empty when none is written yet */
    public record Settings(String pattern) {}

    @Override
    public String type() {
        return "composed";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        var pattern = props.text("pattern");
        return new Settings(pattern == null ? "" : pattern);
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public @Nullable String formula(Settings settings) {
        var pieces = new ArrayList<String>();
        var fields = FIELD.matcher(settings.pattern());
        var from = 0;
        while (fields.find()) {
            quoted(settings.pattern().substring(from, fields.start()), pieces);
            pieces.add("{" + fields.group(1) + "}");
            from = fields.end();
        }
        quoted(settings.pattern().substring(from), pieces);
        return pieces.isEmpty() ? null : "\"\"&" + String.join("&", pieces);
    }

    private static void quoted(String text, ArrayList<String> pieces) {
        if (!text.isEmpty()) {
            pieces.add("\"" + text.replace("\"", "\"\"") + "\"");
        }
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", Coerced::of);
    }
}
