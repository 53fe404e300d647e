package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** A sign, kept by its name, such as {@code file-text}. */
public final class IconControl implements CheckedText {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @Override
    public String type() {
        return "icon";
    }

    @Override
    public Outside outside() {
        return Outside.DRAWN_INSIDE;
    }

    @Override
    public Coerced read(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? Coerced.of(name) : Coerced.refused("not_an_icon");
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return ValueSchema.matching(NAME.pattern());
    }
}
