package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.mortise.core.metadata.ValueType;

/** A web address; only http and https, so that a link never runs a script. Without a scheme it is https. */
public final class UrlControl implements Control<NoSettings> {

    private static final int MOST = 2_000;
    private static final Pattern WEB = Pattern.compile("(?i:https?)://[^\\s/?#\"<>\\\\]+[^\\s\"<>\\\\]*");
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}0-9-]+(\\.[\\p{L}0-9-]+)+(:\\d{1,5})?([/?#][^\\s\"<>\\\\]*)?");

    @Override
    public String type() {
        return "url";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_url", text -> {
            var address = HOST.matcher(text).matches() ? "https://" + text : text;
            return address.length() <= MOST && WEB.matcher(address).matches()
                    ? Coerced.of(address)
                    : Coerced.refused("not_a_url");
        });
    }
}
