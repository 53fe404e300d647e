package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** A colour, {@code #0f766e}; also reads {@code #abc} and colours without the hash. */
public final class ColorControl implements CheckedText {

    private static final Pattern LONG = Pattern.compile("#?([0-9a-f]{6})");
    private static final Pattern SHORT = Pattern.compile("#?([0-9a-f])([0-9a-f])([0-9a-f])");

    @Override
    public String type() {
        return "color";
    }

    @Override
    public Coerced read(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        var six = LONG.matcher(plain);
        if (six.matches()) {
            return Coerced.of("#" + six.group(1));
        }
        var three = SHORT.matcher(plain);
        return three.matches() ? Coerced.of("#" + three.replaceFirst("$1$1$2$2$3$3")) : Coerced.refused("not_a_color");
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return ValueSchema.matching("#[0-9a-f]{6}");
    }
}
