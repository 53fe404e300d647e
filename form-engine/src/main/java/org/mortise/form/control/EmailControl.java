package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** An e-mail address, in lower case. */
public final class EmailControl implements Control<TextSettings> {

    private static final int MOST = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");

    @Override
    public String type() {
        return "email";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, MOST);
    }

    @Override
    public List<Problem> validate(TextSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_email", text -> {
            var address = Texts.halfWidth(text).toLowerCase(Locale.ROOT);
            if (address.startsWith("mailto:")) {
                address = address.substring("mailto:".length());
            }
            return address.length() <= MOST && ADDRESS.matcher(address).matches()
                    ? Coerced.of(address)
                    : Coerced.refused("not_an_email");
        });
    }
}
